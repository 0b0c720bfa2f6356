// What the rest of the program knows of SMS.
export interface SmsTransport {
  /**
   * @param to E.164
   * @param sender the tenant's; the configuration's when left out
   * @returns the provider's id of the message; empty where it gave none
   * @throws SendError
   */
  send(to: string, message: string, sender?: string): Promise<string>;
}
