// The room's codes.
import { AppError } from '../../errors.js';

export interface Shortage {
  sku: string;
  requested: number;
  available: number;
}

export const insufficientStock = (shortages: Shortage[]) =>
  new AppError(
    'conflict',
    'insufficient_stock',
    `There is not enough of ${shortages
      .slice(0, 5)
      .map((one) => `${one.sku} (asked ${one.requested}, available ${one.available})`)
      .join(', ')}.`,
    { shortages: shortages.slice(0, 100) },
  );

export const stockBelowReserved = (reserved: number) =>
  new AppError(
    'conflict',
    'stock_below_reserved',
    `Orders have reserved ${reserved}; less cannot be on hand.`,
  );

export const stockOutOfRange = () =>
  new AppError('conflict', 'stock_out_of_range', 'More than 2,147,483,647 cannot be on hand.');
