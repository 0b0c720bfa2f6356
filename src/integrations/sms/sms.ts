// What the rest of the program knows of SMS.
export interface SmsTransport {
  /**
   * @param to E.164
   * @returns the provider's id of the message
   * @throws SendError
   */
  send(to: string, message: string): Promise<string>;
}
