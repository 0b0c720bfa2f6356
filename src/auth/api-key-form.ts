// The form of an API key: a word with a prefix by which people and scanners of leaked secrets know it.
import { formatSecretWord, parseSecretWord, type SecretWord } from './secret-words.js';

const prefix = 'kontor_';

export const formatApiKey = (word: SecretWord): string => prefix + formatSecretWord(word);

/** Whether a bearer token is an API key, valid or not; access tokens never begin like this. */
export const isApiKey = (token: string): boolean => token.startsWith(prefix);

/** @returns undefined for a word that is no API key */
export const parseApiKey = (token: string): SecretWord | undefined =>
  parseSecretWord(token.slice(prefix.length));
