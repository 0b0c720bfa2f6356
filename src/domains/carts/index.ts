export { takeCart } from './carts.js';
export { cartRoutes } from './carts.routes.js';
