// The room's codes.
import { AppError } from '../../errors.js';

export const templateInvalid = (detail: string) =>
  new AppError(
    'unprocessable',
    'template_invalid',
    `The template cannot be used: ${detail.slice(0, 500)}`,
  );

export const notSentBy = (template: string, channel: string) =>
  templateInvalid(`${template} is not sent by ${channel}.`);

export const notRetryable = (status: string, reason: string | null) =>
  new AppError(
    'conflict',
    'notification_not_retryable',
    `Only a message that failed, whose fate is unknown, or that had no address is sent again; this one is ${status}${reason === null ? '' : ` (${reason})`}.`,
  );
