// What the rest of the program knows of e-mail.
export interface Mail {
  /** The same for every attempt to send the same message, so that a reader can drop a repeat. */
  messageId: string;
  to: string;
  fromName: string;
  /** The configuration's when left out. */
  fromAddress?: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
}

export interface MailTransport {
  /**
   * @param signal gives the message up
   * @returns the provider's id of the message
   * @throws SendError
   */
  send(mail: Mail, signal?: AbortSignal): Promise<string>;
  close(): void;
}
