// The REST door of the catalogue.
import type { RoutesOf } from '../../contract/types.js';
import { accepted, created, noContent, ok, savedAs, unchanging } from '../../http/answers.js';
import { getAveragePrice, getCategory, getCategoryTree, listCategories } from './categories.js';
import { exportProducts } from './export-products.js';
import { exportImportErrors, getImport, listImports, startImport } from './imports.js';
import { deleteProductImage, getImage, uploadProductImage } from './product-images.js';
import { getProduct, listProducts } from './products.js';
import { createCategory, deleteCategory, updateCategory } from './save-category.js';
import { archiveProduct, createProduct, updateProduct } from './save-product.js';

export const catalogRoutes = {
  listCategories: async (ctx, { query }) => ok(await listCategories(ctx, query.parentId, query)),

  createCategory: async (ctx, { body }) => {
    const category = await createCategory(ctx, body);
    return created(category, `/v1/categories/${category.id}`);
  },

  getCategoryTree: async (ctx) => ok({ items: await getCategoryTree(ctx) }),

  getCategory: async (ctx, { params }) => ok(await getCategory(ctx, params.categoryId)),

  updateCategory: async (ctx, { params, body, isCurrent }) =>
    ok(await updateCategory(ctx, params.categoryId, body, isCurrent)),

  deleteCategory: async (ctx, { params, isCurrent }) => {
    await deleteCategory(ctx, params.categoryId, isCurrent);
    return noContent();
  },

  getCategoryAveragePrice: async (ctx, { params }) =>
    ok(await getAveragePrice(ctx, params.categoryId)),

  listProducts: async (ctx, { query }) => {
    const { limit, cursor, includeTotal, ...filter } = query;
    return ok(
      await listProducts(ctx, filter, {
        limit,
        includeTotal,
        ...(cursor !== undefined && { cursor }),
      }),
    );
  },

  createProduct: async (ctx, { body }) => {
    const product = await createProduct(ctx, body);
    return created(product, `/v1/products/${product.id}`);
  },

  importProducts: async (ctx, { query, body }) => {
    const started = await startImport(ctx, body.file.path, query);
    return accepted(started, `/v1/imports/${started.id}`);
  },

  exportProducts: async (ctx, { query }) => ({
    ...ok(await exportProducts(ctx, query.byteOrderMark)),
    headers: savedAs('products.csv'),
  }),

  getProduct: async (ctx, { params }) => ok(await getProduct(ctx, params.productId)),

  updateProduct: async (ctx, { params, body, isCurrent }) =>
    ok(await updateProduct(ctx, params.productId, body, isCurrent)),

  deleteProduct: async (ctx, { params, isCurrent }) => {
    await archiveProduct(ctx, params.productId, isCurrent);
    return noContent();
  },

  uploadProductImage: async (ctx, { params, body }) => {
    const image = await uploadProductImage(ctx, params.productId, body.file.path);
    return created(image, image.url);
  },

  deleteProductImage: async (ctx, { params }) => {
    await deleteProductImage(ctx, params.productId, params.imageId);
    return noContent();
  },

  getImage: async (ctx, { params, query }) => {
    const { digest, read } = await getImage(ctx, params.imageId, query.size);
    return { ...ok(read), headers: unchanging(digest) };
  },

  listImports: async (ctx, { query }) => ok(await listImports(ctx, query)),

  getImport: async (ctx, { params }) => ok(await getImport(ctx, params.importId)),

  exportImportErrors: async (ctx, { params }) => ({
    ...ok(await exportImportErrors(ctx, params.importId)),
    headers: savedAs('import-errors.csv'),
  }),
} satisfies RoutesOf<'catalog'>;
