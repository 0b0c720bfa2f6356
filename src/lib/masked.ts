// Addresses and numbers as a log may hold them.

/** `amina@example.com` becomes `a…@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '…' : `${[...email][0]}…${email.slice(at)}`;
}

/** `+254711082300` becomes `+254…00`. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '…' : `${phone.slice(0, 4)}…${phone.slice(-2)}`;

/** Masks all e-mail addresses and phone numbers in a text. */
export const maskWithin = (text: string): string =>
  text
    .replaceAll(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, maskEmail)
    .replaceAll(/\+\d{8,15}/g, maskPhone);
