// Makes TypeBox's own checks know the formats that the contract uses, as Ajv does for requests.
import { FormatRegistry } from '@sinclair/typebox';
import ajvFormats from 'ajv-formats';

for (const name of [
  'uuid',
  'email',
  'date-time',
  'uri-reference',
  'password',
  'int32',
  'int64',
] as const) {
  const format = ajvFormats.default.get(name);
  const test = format instanceof RegExp ? (text: string) => format.test(text) : undefined;
  FormatRegistry.Set(name, test ?? (() => true));
}
