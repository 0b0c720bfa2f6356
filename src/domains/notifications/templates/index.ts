// The templates that come with Kontor, by language.
import { en } from './en.js';
import { fr } from './fr.js';
import type { Messages } from './message.js';
import { sw } from './sw.js';

export { layout } from './layout.js';
export type { Messages, Template, TemplateName } from './message.js';

/** The language of those for whom there is no other. */
export const fallbackLocale = 'en';

export const templates: Record<string, Messages> = { en, fr, sw };
