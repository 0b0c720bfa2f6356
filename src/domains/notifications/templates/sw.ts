// Swahili.
import { lowStock, note, orderLines, type PartWords, reason, tracking } from './layout.js';
import { type Messages, message } from './message.js';

const words: PartWords = {
  discount: 'Punguzo',
  shipping: 'Usafirishaji',
  total: 'Jumla',
  carrier: 'Msafirishaji',
  tracking: 'Nambari ya ufuatiliaji',
  note: 'Maelezo',
  available: 'zimebaki',
  reason: 'Sababu',
};
const hello = 'Habari {{ firstName }},';
const footer = '{{ shop }} · oda {{ number }}';
const internal = 'Kontor, kwa {{ shop }}';

export const sw: Messages = {
  'order-placed': message({
    subject: 'Oda yako {{ number }}',
    paragraphs: [hello, 'asante kwa oda yako {{ number }}. Tutakujulisha itakapothibitishwa.'],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }}: asante kwa oda yako {{ number }} ya {{ total }}.',
  }),
  'order-confirmed': message({
    subject: 'Oda yako {{ number }} imethibitishwa',
    paragraphs: [hello, 'oda yako {{ number }} imethibitishwa. Tutakujulisha itakapotumwa.'],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }}: oda yako {{ number }} imethibitishwa.',
  }),
  'order-shipped': message({
    subject: 'Oda yako {{ number }} iko njiani',
    paragraphs: [hello, 'oda yako {{ number }} imetumwa.'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }}: oda yako {{ number }} iko njiani.{% if trackingReference != '' %} Nambari ya ufuatiliaji: {{ trackingReference }}{% endif %}",
  }),
  'order-delivered': message({
    subject: 'Oda yako {{ number }} imefika',
    paragraphs: [hello, 'oda yako {{ number }} imefikishwa. Tunatumaini utaifurahia.'],
    footer,
    sms: '{{ shop }}: oda yako {{ number }} imefikishwa.',
  }),
  'order-cancelled': message({
    subject: 'Oda yako {{ number }} imeghairiwa',
    paragraphs: [hello, 'oda yako {{ number }} ya {{ total }} imeghairiwa.'],
    parts: [reason(words)],
    footer,
    sms: '{{ shop }}: oda yako {{ number }} imeghairiwa.',
  }),
  'order-expired': message({
    subject: 'Oda yako {{ number }} imeisha muda',
    paragraphs: [
      hello,
      'oda yako {{ number }} ya {{ total }} haikulipwa kwa wakati na imeisha muda. Hakuna kitakachotumwa. Karibu uagize tena.',
    ],
    footer,
    sms: '{{ shop }}: oda yako {{ number }} haikulipwa kwa wakati na imeisha muda.',
  }),
  'order-refunded': message({
    subject: 'Marejesho ya oda yako {{ number }}',
    paragraphs: [hello, 'tumekurudishia {{ refunded }} kwa oda yako {{ number }}.'],
    footer,
    sms: '{{ shop }}: tumekurudishia {{ refunded }} kwa oda yako {{ number }}.',
  }),
  'shop-order-placed': message({
    subject: 'Oda mpya {{ number }} ya {{ total }}',
    paragraphs: ['Oda {{ number }} ya {{ customer }}'],
    parts: [orderLines(words), note(words)],
    footer: internal,
  }),
  'shop-low-stock': message({
    subject: 'Bidhaa {{ productCount }} zinakaribia kuisha',
    paragraphs: [
      'Bidhaa {{ productCount }} zimebaki {{ threshold }} au chini ya hapo. Zilizopungua zaidi:',
    ],
    parts: [lowStock(words)],
    footer: internal,
  }),
  'webhook-disabled': message({
    subject: 'Anwani ya webhook imezimwa',
    paragraphs: [
      "Hakuna kinachotumwa tena kwa {{ url }}. {% if reason == 'gone' %}Ilijibu kuwa haipo tena.{% else %}Majaribio yote ya siku tatu yameshindikana.{% endif %}",
      'Itakapofanya kazi tena, iwashe na utume upya zilizoshindikana.',
    ],
    footer: internal,
  }),
};
