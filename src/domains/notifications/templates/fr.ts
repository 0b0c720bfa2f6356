// French.
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
  subtotal: 'Sous-total',
  discount: 'Remise',
  shipping: 'Livraison',
  total: 'Total',
  carrier: 'Transporteur',
  tracking: 'Numéro de suivi',
  note: 'Remarque',
  available: 'disponibles',
  reason: 'Motif',
};
const hello = "Bonjour{% if firstName != '' %} {{ firstName }}{% endif %},";
const footer = '{{ shop }} · commande {{ number }}';
const internal = 'Kontor, pour {{ shop }}';

const ignore = sentence('Si vous n’avez rien demandé, ignorez cet e-mail : rien ne change.');

export const fr: Messages = {
  'order-placed': message({
    subject: 'Votre commande {{ number }}',
    paragraphs: [
      hello,
      'merci pour votre commande {{ number }}. Nous vous préviendrons dès qu’elle sera confirmée.',
    ],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }} : merci pour votre commande {{ number }} de {{ total }}.',
  }),
  'order-confirmed': message({
    subject: 'Votre commande {{ number }} est confirmée',
    paragraphs: [
      hello,
      'votre commande {{ number }} est confirmée. Nous vous préviendrons de son expédition.',
    ],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }} : votre commande {{ number }} est confirmée.',
  }),
  'order-shipped': message({
    subject: 'Votre commande {{ number }} est en route',
    paragraphs: [hello, 'votre commande {{ number }} a été expédiée.'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }} : votre commande {{ number }} est en route.{% if trackingReference != '' %} Suivi : {{ trackingReference }}{% endif %}",
  }),
  'order-tracking': message({
    subject: 'Suivi de votre commande {{ number }}',
    paragraphs: [hello, 'Votre commande {{ number }} est en route. Voici comment la suivre :'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }} : votre commande {{ number }} est en route.{% if carrier != '' %} Transporteur : {{ carrier }}.{% endif %}{% if trackingReference != '' %} Suivi : {{ trackingReference }}{% endif %}",
  }),
  'order-delivered': message({
    subject: 'Votre commande {{ number }} est arrivée',
    paragraphs: [
      hello,
      'votre commande {{ number }} a été livrée. Nous espérons qu’elle vous plaît.',
    ],
    footer,
    sms: '{{ shop }} : votre commande {{ number }} a été livrée.',
  }),
  'order-cancelled': message({
    subject: 'Votre commande {{ number }} est annulée',
    paragraphs: [hello, 'votre commande {{ number }} de {{ total }} est annulée.'],
    parts: [reason(words)],
    footer,
    sms: '{{ shop }} : votre commande {{ number }} est annulée.',
  }),
  'order-expired': message({
    subject: 'Votre commande {{ number }} a expiré',
    paragraphs: [
      hello,
      'votre commande {{ number }} de {{ total }} n’a pas été payée à temps et a expiré. Rien ne sera envoyé. N’hésitez pas à commander de nouveau.',
    ],
    footer,
    sms: '{{ shop }} : votre commande {{ number }} n’a pas été payée à temps et a expiré.',
  }),
  'order-refunded': message({
    subject: 'Remboursement de votre commande {{ number }}',
    paragraphs: [hello, 'nous avons remboursé {{ refunded }} pour votre commande {{ number }}.'],
    footer,
    sms: '{{ shop }} : nous avons remboursé {{ refunded }} pour votre commande {{ number }}.',
  }),
  'shop-order-placed': message({
    subject: 'Nouvelle commande {{ number }} de {{ total }}',
    paragraphs: ['Commande {{ number }} de {{ customer }}'],
    parts: [orderLines(words), note(words)],
    footer: internal,
  }),
  'shop-order-cancelled': message({
    subject: 'Commande {{ number }} annulée par le client',
    paragraphs: [
      '{{ customer }} a annulé la commande {{ number }} de {{ total }}. Ne l’expédiez pas.',
    ],
    parts: [reason(words), orderLines(words)],
    footer: internal,
  }),
  'shop-low-stock': message({
    subject: 'Stock faible : {{ productCount }} produits',
    paragraphs: [
      'Pour {{ productCount }} produits, il ne reste pas plus de {{ threshold }} unités disponibles. Les plus rares :',
    ],
    parts: [lowStock(words)],
    footer: internal,
  }),
  'webhook-disabled': message({
    subject: 'Un point de terminaison webhook est désactivé',
    paragraphs: [
      "Plus rien n’est envoyé à {{ url }}. {% if reason == 'gone' %}Il a répondu qu’il n’existe plus.{% else %}Toutes les tentatives de trois jours ont échoué.{% endif %}",
      'Quand il fonctionnera de nouveau, réactivez-le et renvoyez les livraisons qui ont échoué.',
    ],
    footer: internal,
  }),
  'account-password-reset': message({
    subject: 'Réinitialisez votre mot de passe',
    paragraphs: [
      hello,
      'Vous avez demandé à réinitialiser le mot de passe de votre compte chez {{ shop }}. Le lien ne fonctionne qu’une fois, pendant 30 minutes.',
    ],
    parts: [button('Choisir un nouveau mot de passe'), ignore],
    footer: '{{ shop }}',
  }),
  'account-password-changed': message({
    subject: 'Votre mot de passe a été modifié',
    paragraphs: [
      hello,
      'Le mot de passe de votre compte chez {{ shop }} a été modifié et vos autres sessions sont fermées.',
      'Si vous n’êtes pas à l’origine de ce changement, réinitialisez votre mot de passe dès maintenant et répondez à cet e-mail.',
    ],
    footer: '{{ shop }}',
  }),
  'account-verify-email': message({
    subject: 'Confirmez votre adresse e-mail',
    paragraphs: [
      hello,
      'Merci de confirmer que cette adresse est celle de votre compte chez {{ shop }}. Le lien ne fonctionne qu’une fois, pendant 24 heures.',
    ],
    parts: [button('Confirmer l’adresse'), ignore],
    footer: '{{ shop }}',
  }),
  'account-exists': message({
    subject: 'Vous avez déjà un compte',
    paragraphs: [
      hello,
      'Quelqu’un a essayé d’ouvrir un compte chez {{ shop }} avec votre adresse e-mail. Vous en avez déjà un : connectez-vous comme d’habitude, ou réinitialisez votre mot de passe si vous l’avez oublié.',
      'Si ce n’était pas vous, vous n’avez rien à faire.',
    ],
    footer: '{{ shop }}',
  }),
  'account-invitation': message({
    subject: '{{ inviter }} vous invite chez {{ shop }}',
    paragraphs: [
      'Bonjour,',
      "{{ inviter }} vous invite chez {{ shop }}{% if role == 'admin' %} en tant qu’administrateur{% elsif role == 'staff' %} en tant que membre de l’équipe{% endif %}. Le lien ne fonctionne qu’une fois, pendant 7 jours.",
    ],
    parts: [button('Accepter l’invitation')],
    footer: '{{ shop }}',
  }),
};
