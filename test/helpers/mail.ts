// Sends what is queued, and shows the e-mails.
import { Logger, runOnce } from 'graphile-worker';
import { tasks } from '../../src/domains.js';
import type { Shop } from './shop.js';

const logger = new Logger(() => () => {});

export interface SentMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The first link. */
  link: string | undefined;
  /** The token at its end. */
  token: string | undefined;
}

/** @returns the e-mails that were sent by it, in their order */
export async function deliverAll(shop: Shop): Promise<SentMail[]> {
  const sent: SentMail[] = [];
  const send = shop.deps.mail.send.bind(shop.deps.mail);
  shop.deps.mail.send = async (mail) => {
    const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
    const token = /[\w-]{86}$/.exec(link ?? '')?.[0];
    sent.push({
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      link,
      token,
    });
    return `<${sent.length}@test>`;
  };
  await runOnce({
    connectionString: shop.url,
    taskList: Object.fromEntries(tasks.map((task) => [task.name, task.toTask(shop.deps)])),
    ...{ logger, noHandleSignals: true },
  });
  shop.deps.mail.send = send;
  return sent;
}
