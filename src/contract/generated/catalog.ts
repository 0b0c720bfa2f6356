// Generated from openapi/catalog.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Money, Name, Price, Timestamp, Total, Version } from './common.js';
import { Stock } from './inventory.js';
import { TenantSlug } from './tenants.js';

export const Slug = Type.String({"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","maxLength":220});
export type Slug = Static<typeof Slug>;

export const Sku = Type.String({"pattern":"^[^\\x00-\\x20\\x7f,\"](?:[^\\x00-\\x1f\\x7f,\"]*[^\\x00-\\x20\\x7f,\"])?$","minLength":1,"maxLength":64});
export type Sku = Static<typeof Sku>;

export const ProductStatus = Type.Unsafe<"active" | "archived">({"type":"string","enum":["active","archived"]});
export type ProductStatus = Static<typeof ProductStatus>;

export const Text = Type.String({"maxLength":10000});
export type Text = Static<typeof Text>;

export const Category = Type.Object({ id: Id, name: Name, slug: Slug, parentId: Type.Union([Id, Type.Null()]), version: Version, createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type Category = Static<typeof Category>;

export const CategoryPage = Type.Object({ items: Type.Array(Category, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type CategoryPage = Static<typeof CategoryPage>;

export const CategoryNode = Type.Recursive((Self) => Type.Object({ id: Id, name: Name, slug: Slug, children: Type.Array(Self, {"maxItems":10000}) }, {"additionalProperties":false}), { $id: 'CategoryNode' });
export type CategoryNode = Static<typeof CategoryNode>;

export const CategoryTree = Type.Object({ items: Type.Array(CategoryNode, {"maxItems":10000}) }, {"additionalProperties":false});
export type CategoryTree = Static<typeof CategoryTree>;

export const CreateCategory = Type.Object({ name: Name, slug: Type.Optional(Slug), parentId: Type.Optional(Type.Union([Id, Type.Null()])) }, {"additionalProperties":false});
export type CreateCategory = Static<typeof CreateCategory>;

export const UpdateCategory = Type.Object({ name: Type.Optional(Name), slug: Type.Optional(Slug), parentId: Type.Optional(Type.Union([Id, Type.Null()])) }, {"additionalProperties":false,"minProperties":1});
export type UpdateCategory = Static<typeof UpdateCategory>;

export const AveragePrice = Type.Object({ average: Type.Union([Money, Type.Null()]), productCount: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}) }, {"additionalProperties":false});
export type AveragePrice = Static<typeof AveragePrice>;

export const ProductImage = Type.Object({ id: Id, url: Type.String({"format":"uri-reference","maxLength":500}), thumbnailUrl: Type.String({"format":"uri-reference","maxLength":500}), width: Type.Integer({"format":"int32","minimum":1,"maximum":2048}), height: Type.Integer({"format":"int32","minimum":1,"maximum":2048}) }, {"additionalProperties":false});
export type ProductImage = Static<typeof ProductImage>;

export const Product = Type.Object({ id: Id, sku: Sku, name: Name, slug: Slug, description: Text, categoryId: Type.Union([Id, Type.Null()]), price: Money, salePrice: Type.Union([Money, Type.Null()]), stock: Stock, trackStock: Type.Boolean(), images: Type.Array(ProductImage, {"maxItems":50}), status: ProductStatus, version: Version, createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type Product = Static<typeof Product>;

export const CategoryCount = Type.Object({ categoryId: Id, count: Type.Integer({"format":"int32","minimum":1,"maximum":2147483647}) }, {"additionalProperties":false});
export type CategoryCount = Static<typeof CategoryCount>;

export const PriceCount = Type.Object({ minPrice: Type.Integer({"format":"int64","minimum":0,"maximum":10000000000}), maxPrice: Type.Integer({"format":"int64","minimum":0,"maximum":10000000000}), count: Type.Integer({"format":"int32","minimum":1,"maximum":2147483647}) }, {"additionalProperties":false});
export type PriceCount = Static<typeof PriceCount>;

export const ProductFacets = Type.Object({ categories: Type.Array(CategoryCount, {"maxItems":10000}), prices: Type.Array(PriceCount, {"maxItems":100}) }, {"additionalProperties":false});
export type ProductFacets = Static<typeof ProductFacets>;

export const ProductPage = Type.Object({ items: Type.Array(Product, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total), facets: Type.Optional(ProductFacets) }, {"additionalProperties":false});
export type ProductPage = Static<typeof ProductPage>;

export const CreateProduct = Type.Object({ sku: Sku, name: Name, slug: Type.Optional(Slug), description: Type.Optional(Text), categoryId: Type.Optional(Type.Union([Id, Type.Null()])), price: Price, salePrice: Type.Optional(Type.Union([Price, Type.Null()])), trackStock: Type.Optional(Type.Boolean({"default":true})) }, {"additionalProperties":false});
export type CreateProduct = Static<typeof CreateProduct>;

export const UpdateProduct = Type.Object({ sku: Type.Optional(Sku), name: Type.Optional(Name), slug: Type.Optional(Slug), description: Type.Optional(Text), categoryId: Type.Optional(Type.Union([Id, Type.Null()])), price: Type.Optional(Price), salePrice: Type.Optional(Type.Union([Price, Type.Null()])), status: Type.Optional(ProductStatus), trackStock: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateProduct = Static<typeof UpdateProduct>;

export const ImageFile = Type.Object({ file: Type.String({"maxLength":10485760}) }, {"additionalProperties":false});
export type ImageFile = Static<typeof ImageFile>;

export const ImportFile = Type.Object({ file: Type.String({"maxLength":104857600}) }, {"additionalProperties":false});
export type ImportFile = Static<typeof ImportFile>;

export const ImportSeparator = Type.Unsafe<"comma" | "semicolon" | "tab">({"type":"string","enum":["comma","semicolon","tab"]});
export type ImportSeparator = Static<typeof ImportSeparator>;

export const ImportEncoding = Type.Unsafe<"utf-8" | "utf-16le" | "utf-16be" | "windows-1252">({"type":"string","enum":["utf-8","utf-16le","utf-16be","windows-1252"]});
export type ImportEncoding = Static<typeof ImportEncoding>;

export const ImportColumn = Type.Object({ heading: Type.String({"maxLength":200}), column: Type.Union([Type.String({"maxLength":64}), Type.Null()]) }, {"additionalProperties":false});
export type ImportColumn = Static<typeof ImportColumn>;

export const ImportError = Type.Object({ row: Type.Union([Type.Integer({"format":"int32","minimum":1,"maximum":2147483647}), Type.Null()]), column: Type.Union([Type.String({"maxLength":64}), Type.Null()]), detail: Type.String({"maxLength":500}) }, {"additionalProperties":false});
export type ImportError = Static<typeof ImportError>;

export const Import = Type.Object({ id: Id, status: Type.Unsafe<"queued" | "running" | "completed" | "failed">({"type":"string","enum":["queued","running","completed","failed"]}), dryRun: Type.Boolean(), rowsTotal: Type.Union([Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), Type.Null()]), rowsDone: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), created: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), updated: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), unchanged: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), failed: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), warned: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), picturesTotal: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), picturesDone: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), separator: Type.Union([ImportSeparator, Type.Null()]), encoding: Type.Union([ImportEncoding, Type.Null()]), columns: Type.Array(ImportColumn, {"maxItems":1000}), errors: Type.Array(ImportError, {"maxItems":1000}), warnings: Type.Array(ImportError, {"maxItems":1000}), createdAt: Timestamp, finishedAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type Import = Static<typeof Import>;

export const ImportPage = Type.Object({ items: Type.Array(Import, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type ImportPage = Static<typeof ImportPage>;

export const ImportSign = Type.Unsafe<"/" | ">" | "|" | "," | ";" | ":">({"type":"string","enum":["/",">","|",",",";",":"]});
export type ImportSign = Static<typeof ImportSign>;

export const Quantity = Type.Integer({"format":"int32","minimum":1,"maximum":100000});
export type Quantity = Static<typeof Quantity>;

export const OrderItem = Type.Union([Type.Object({ productId: Id, quantity: Quantity }, {"additionalProperties":false}), Type.Object({ sku: Sku, quantity: Quantity }, {"additionalProperties":false})]);
export type OrderItem = Static<typeof OrderItem>;

export const operations = {
  listCategories: {
    id: "listCategories",
    method: "GET",
    path: "/v1/categories",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "parentId": Type.Optional(Id), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: CategoryPage, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  createCategory: {
    id: "createCategory",
    method: "POST",
    path: "/v1/categories",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateCategory,
    replies: { 201: { type: "application/json", schema: Category, etag: true } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  getCategoryTree: {
    id: "getCategoryTree",
    method: "GET",
    path: "/v1/categories/tree",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: CategoryTree, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  getCategory: {
    id: "getCategory",
    method: "GET",
    path: "/v1/categories/:categoryId",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "categoryId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Category, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  updateCategory: {
    id: "updateCategory",
    method: "PATCH",
    path: "/v1/categories/:categoryId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "categoryId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateCategory,
    replies: { 200: { type: "application/json", schema: Category, etag: true } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
  deleteCategory: {
    id: "deleteCategory",
    method: "DELETE",
    path: "/v1/categories/:categoryId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "categoryId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
  getCategoryAveragePrice: {
    id: "getCategoryAveragePrice",
    method: "GET",
    path: "/v1/categories/:categoryId/average-price",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "categoryId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: AveragePrice, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  listProducts: {
    id: "listProducts",
    method: "GET",
    path: "/v1/products",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "q": Type.Optional(Type.String({"minLength":1,"maxLength":100})), "categoryId": Type.Optional(Id), "sku": Type.Optional(Sku), "minPrice": Type.Optional(Type.Integer({"format":"int64","minimum":0,"maximum":10000000000})), "maxPrice": Type.Optional(Type.Integer({"format":"int64","minimum":0,"maximum":10000000000})), "inStock": Type.Optional(Type.Boolean()), "onSale": Type.Optional(Type.Boolean()), "status": Type.Optional(ProductStatus), "sort": Type.Optional(Type.Unsafe<"name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt" | "relevance">({"type":"string","enum":["name","-name","price","-price","createdAt","-createdAt","relevance"]})), "includeFacets": Type.Boolean({"default":false}), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: ProductPage, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  createProduct: {
    id: "createProduct",
    method: "POST",
    path: "/v1/products",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateProduct,
    replies: { 201: { type: "application/json", schema: Product, etag: true } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  importProducts: {
    id: "importProducts",
    method: "POST",
    path: "/v1/products/import",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":30,"window":60,"by":["user"]},
    bodyLimit: 104857600,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "dryRun": Type.Boolean({"default":false}), "separator": Type.Optional(ImportSeparator), "encoding": Type.Optional(ImportEncoding), "clearEmpty": Type.Boolean({"default":false}), "categorySeparator": Type.Optional(ImportSign), "categoryListSeparator": Type.Optional(ImportSign) }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "multipart/form-data",
    bodyRequired: true,
    body: ImportFile,
    replies: { 202: { type: "application/json", schema: Import, etag: false } },
    problems: [400,401,403,408,413,415,422,429,500,503],
  },
  exportProducts: {
    id: "exportProducts",
    method: "GET",
    path: "/v1/products/export",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":30,"window":60,"by":["user"]},
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "byteOrderMark": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "text/csv", schema: Type.String({"maxLength":1073741824}), etag: false } },
    problems: [400,401,403,429,500,503],
  },
  getProduct: {
    id: "getProduct",
    method: "GET",
    path: "/v1/products/:productId",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: true,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Product, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  updateProduct: {
    id: "updateProduct",
    method: "PATCH",
    path: "/v1/products/:productId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateProduct,
    replies: { 200: { type: "application/json", schema: Product, etag: true } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
  deleteProduct: {
    id: "deleteProduct",
    method: "DELETE",
    path: "/v1/products/:productId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,412,413,415,422,429,500,503],
  },
  uploadProductImage: {
    id: "uploadProductImage",
    method: "POST",
    path: "/v1/products/:productId/images",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: true,
    secretAnswer: false,
    rateLimit: {"max":120,"window":60,"by":["user"]},
    bodyLimit: 10485760,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "multipart/form-data",
    bodyRequired: true,
    body: ImageFile,
    replies: { 201: { type: "application/json", schema: ProductImage, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  deleteProductImage: {
    id: "deleteProductImage",
    method: "DELETE",
    path: "/v1/products/:productId/images/:imageId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id, "imageId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  getImage: {
    id: "getImage",
    method: "GET",
    path: "/v1/images/:imageId",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":6000,"window":60,"by":["address"]},
    bodyLimit: null,
    params: Type.Object({ "imageId": Id }, {"additionalProperties":false}),
    query: Type.Object({ "size": Type.Unsafe<"full" | "thumbnail">({"type":"string","enum":["full","thumbnail"],"default":"full"}), "tenant": Type.Optional(TenantSlug) }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})), "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "image/webp", schema: Type.String({"maxLength":104857600}), etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  listImports: {
    id: "listImports",
    method: "GET",
    path: "/v1/imports",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: ImportPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  getImport: {
    id: "getImport",
    method: "GET",
    path: "/v1/imports/:importId",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "importId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Import, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  exportImportErrors: {
    id: "exportImportErrors",
    method: "GET",
    path: "/v1/imports/:importId/errors",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "importId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "text/csv", schema: Type.String({"maxLength":1073741824}), etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
} as const;
