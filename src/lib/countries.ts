// Country codes of ISO 3166-1.
import { iso31661Alpha2ToAlpha3 } from 'iso-3166';

/** Returns true for ISO 3166-1 alpha-2 codes and XK, which the European Union uses for Kosovo. */
export const isCountry = (code: string): boolean =>
  code === 'XK' || Object.hasOwn(iso31661Alpha2ToAlpha3, code);
