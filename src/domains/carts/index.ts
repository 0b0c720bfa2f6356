export { cartLoaders } from './carts.graphql.js';
export { takeCart } from './carts.js';
export { cartRoutes } from './carts.routes.js';
