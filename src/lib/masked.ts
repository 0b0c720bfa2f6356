// Addresses and numbers as a log may hold them.

/** `amina@example.com` becomes `a…@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '…' : `${[...email][0]}…${email.slice(at)}`;
}

/** `+254711082300` becomes `+254…00`. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '…' : `${phone.slice(0, 4)}…${phone.slice(-2)}`;
