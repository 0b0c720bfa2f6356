// Loads a package when it is first used: an API that takes no picture, calls no webhook and sends no
// mail starts sooner and is smaller without what that needs. For CommonJS packages; the types stay those
// of an import.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Packages {
  ioredis: typeof import('ioredis');
  'libphonenumber-js': typeof import('libphonenumber-js');
  nodemailer: typeof import('nodemailer');
  'sms-segments-calculator': typeof import('sms-segments-calculator');
  sharp: typeof import('sharp')['default'];
  undici: typeof import('undici');
}

export const load = <Name extends keyof Packages>(name: Name): Packages[Name] => require(name);
