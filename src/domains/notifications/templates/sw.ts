// Swahili.
import {
  button,
  lowStock,
  note,
  orderLines,
  type PartWords,
  reason,
  sentence,
  tracking,
} from './layout.js';
import { type Messages, message } from './message.js';

const words: PartWords = {
  subtotal: 'Jumla ndogo',
  discount: 'Punguzo',
  shipping: 'Usafirishaji',
  total: 'Jumla',
  carrier: 'Msafirishaji',
  tracking: 'Nambari ya ufuatiliaji',
  note: 'Maelezo',
  available: 'zimebaki',
  reason: 'Sababu',
};
const hello = "Habari{% if firstName != '' %} {{ firstName }}{% endif %},";
const footer = '{{ shop }} · oda {{ number }}';
const internal = 'Kontor, kwa {{ shop }}';

const ignore = sentence('Kama hukuomba hili, puuza barua pepe hii; hakuna kitakachobadilika.');

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
  'order-tracking': message({
    subject: 'Ufuatiliaji wa oda yako {{ number }}',
    paragraphs: [hello, 'Oda yako {{ number }} iko njiani. Hivi ndivyo unavyoweza kuifuatilia:'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }}: oda yako {{ number }} iko njiani.{% if carrier != '' %} Msafirishaji: {{ carrier }}.{% endif %}{% if trackingReference != '' %} Nambari ya ufuatiliaji: {{ trackingReference }}{% endif %}",
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
  'shop-order-cancelled': message({
    subject: 'Mteja ameghairi oda {{ number }}',
    paragraphs: ['{{ customer }} ameghairi oda {{ number }} ya {{ total }}. Usiitume.'],
    parts: [reason(words), orderLines(words)],
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
  'account-password-reset': message({
    subject: 'Weka upya nenosiri lako',
    paragraphs: [
      hello,
      'Umeomba kuweka upya nenosiri la akaunti yako ya {{ shop }}. Kiungo hiki kinafanya kazi mara moja tu, kwa dakika 30.',
    ],
    parts: [button('Chagua nenosiri jipya'), ignore],
    footer: '{{ shop }}',
  }),
  'account-password-changed': message({
    subject: 'Nenosiri lako limebadilishwa',
    paragraphs: [
      hello,
      'Nenosiri la akaunti yako ya {{ shop }} limebadilishwa, na umeondolewa kwenye vifaa vyako vingine.',
      'Kama si wewe uliyefanya hivyo, weka upya nenosiri lako sasa na ujibu barua pepe hii.',
    ],
    footer: '{{ shop }}',
  }),
  'account-verify-email': message({
    subject: 'Thibitisha barua pepe yako',
    paragraphs: [
      hello,
      'Tafadhali thibitisha kuwa anwani hii ni ya akaunti yako ya {{ shop }}. Kiungo hiki kinafanya kazi mara moja tu, kwa saa 24.',
    ],
    parts: [button('Thibitisha anwani'), ignore],
    footer: '{{ shop }}',
  }),
  'account-exists': message({
    subject: 'Tayari una akaunti',
    paragraphs: [
      hello,
      'Mtu amejaribu kufungua akaunti ya {{ shop }} kwa barua pepe yako. Tayari una akaunti: ingia kama kawaida, au weka upya nenosiri lako ikiwa umelisahau.',
      'Kama si wewe, huhitaji kufanya chochote.',
    ],
    footer: '{{ shop }}',
  }),
  'account-invitation': message({
    subject: '{{ inviter }} anakualika {{ shop }}',
    paragraphs: [
      'Habari,',
      "{{ inviter }} anakualika {{ shop }}{% if role == 'admin' %} kama msimamizi{% elsif role == 'staff' %} kama mfanyakazi{% endif %}. Kiungo hiki kinafanya kazi mara moja tu, kwa siku 7.",
    ],
    parts: [button('Kubali mwaliko')],
    footer: '{{ shop }}',
  }),
};
