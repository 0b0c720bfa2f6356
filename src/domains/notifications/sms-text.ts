// The words of an SMS and how many segments they take. A segment holds 160 characters of GSM-7, or
// 153 where there are several; one character that GSM-7 lacks makes it 70 and 67 for the whole
// message (3GPP TS 23.038, section 6.2, and TS 23.040, section 9.2.3.24.1).
import { load } from '../../lib/load.js';

export interface SmsText {
  text: string;
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
}

/**
 * Typographic quotes, dashes and the like are written as GSM-7 has them, if that is all it takes to
 * send the message in GSM-7.
 */
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
