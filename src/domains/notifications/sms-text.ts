// Prepares the text of an SMS and counts its segments. A segment holds 160 GSM-7 characters, or 153 in
// a message with several segments. A character outside GSM-7 reduces this to 70 and 67 for the whole
// message (3GPP TS 23.038, section 6.2, and TS 23.040, section 9.2.3.24.1).
import { load } from '../../lib/load.js';

export interface SmsText {
  text: string;
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
}

/** Replaces typographic quotes, dashes and similar characters if the message then fits GSM-7. */
export function smsText(text: string): SmsText {
  const { SegmentedMessage } = load('sms-segments-calculator');
  const smart = new SegmentedMessage(text, 'auto', true);
  const isPlain = smart.encodingName === 'GSM-7';
  const { segmentsCount } = isPlain ? smart : new SegmentedMessage(text, 'UCS-2');
  return {
    text: isPlain ? smart.graphemes.join('') : text,
    encoding: smart.encodingName,
    segments: segmentsCount,
  };
}
