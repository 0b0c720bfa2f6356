// The words of the pages about accounts, by language.

interface ActionWords {
  title: string;
  text: string;
  button: string;
  done: string;
}

export interface AccountWords {
  firstName: string;
  lastName: string;
  password: string;
  passwordHint: string;
  busy: string;
  failed: string;
  invalid: string;
  weak: string;
  /** Label of the existing password. */
  ownPassword: string;
  wrongPassword: string;
  noScript: string;
  'reset-password': ActionWords;
  'verify-email': ActionWords;
  'accept-invitation': ActionWords;
}

export const accountWords: Record<string, AccountWords> = {
  en: {
    firstName: 'First name',
    lastName: 'Last name',
    password: 'New password',
    passwordHint:
      'At least 15 characters, or at least 8 with upper and lower case, a digit and a symbol.',
    busy: 'One moment …',
    failed: 'That did not work. Check your connection and try again.',
    invalid: 'This link was used before or has expired. Request a new one.',
    weak: 'This password is easy to guess or too short. Several unrelated words are a good choice.',
    ownPassword: 'Your password',
    wrongPassword:
      'This is not the password of the account. If somebody else registered your address, or you have forgotten it, request a new password and use the link in that e-mail.',
    noScript: 'This page needs JavaScript.',
    'reset-password': {
      title: 'Choose a new password',
      text: 'You will be logged out everywhere and can log in with the new password.',
      button: 'Save the password',
      done: 'Your new password is saved. You can close this page and log in.',
    },
    'verify-email': {
      title: 'Confirm your e-mail address',
      text: 'Enter the password of your account to confirm that the address is yours.',
      button: 'Confirm the address',
      done: 'Thank you, your address is confirmed. You can close this page and log in.',
    },
    'accept-invitation': {
      title: 'Accept the invitation',
      text: 'Tell us your name and choose a password.',
      button: 'Create the account',
      done: 'Your account is ready. You can close this page and log in.',
    },
  },
  fr: {
    firstName: 'Prénom',
    lastName: 'Nom',
    password: 'Nouveau mot de passe',
    passwordHint:
      'Au moins 15 caractères, ou au moins 8 avec majuscule, minuscule, chiffre et symbole.',
    busy: 'Un instant…',
    failed: 'Cela n’a pas fonctionné. Vérifiez votre connexion et réessayez.',
    invalid: 'Ce lien a déjà été utilisé ou a expiré. Demandez-en un nouveau.',
    weak: 'Ce mot de passe est trop court ou facile à deviner. Plusieurs mots sans rapport font un bon choix.',
    ownPassword: 'Votre mot de passe',
    wrongPassword:
      'Ce n’est pas le mot de passe du compte. Si quelqu’un d’autre a inscrit votre adresse, ou si vous l’avez oublié, demandez un nouveau mot de passe et suivez le lien de cet e-mail.',
    noScript: 'Cette page a besoin de JavaScript.',
    'reset-password': {
      title: 'Choisissez un nouveau mot de passe',
      text: 'Vous serez déconnecté partout et pourrez vous connecter avec le nouveau mot de passe.',
      button: 'Enregistrer le mot de passe',
      done: 'Votre nouveau mot de passe est enregistré. Vous pouvez fermer cette page et vous connecter.',
    },
    'verify-email': {
      title: 'Confirmez votre adresse e-mail',
      text: 'Saisissez le mot de passe de votre compte pour confirmer que cette adresse est la vôtre.',
      button: 'Confirmer l’adresse',
      done: 'Merci, votre adresse est confirmée. Vous pouvez fermer cette page et vous connecter.',
    },
    'accept-invitation': {
      title: 'Acceptez l’invitation',
      text: 'Indiquez votre nom et choisissez un mot de passe.',
      button: 'Créer le compte',
      done: 'Votre compte est prêt. Vous pouvez fermer cette page et vous connecter.',
    },
  },
  sw: {
    firstName: 'Jina la kwanza',
    lastName: 'Jina la ukoo',
    password: 'Nenosiri jipya',
    passwordHint: 'Angalau herufi 15, au angalau 8 zenye herufi kubwa na ndogo, tarakimu na alama.',
    busy: 'Subiri kidogo …',
    failed: 'Haikufaulu. Angalia mtandao wako kisha ujaribu tena.',
    invalid: 'Kiungo hiki kimeshatumika au muda wake umeisha. Omba kingine.',
    weak: 'Nenosiri hili ni fupi au ni rahisi kukisia. Maneno kadhaa yasiyohusiana ni chaguo zuri.',
    ownPassword: 'Nenosiri lako',
    wrongPassword:
      'Hili si nenosiri la akaunti. Kama mtu mwingine amesajili anwani yako, au umelisahau, omba nenosiri jipya na utumie kiungo cha barua pepe hiyo.',
    noScript: 'Ukurasa huu unahitaji JavaScript.',
    'reset-password': {
      title: 'Chagua nenosiri jipya',
      text: 'Utaondolewa kwenye vifaa vyote na utaweza kuingia kwa nenosiri jipya.',
      button: 'Hifadhi nenosiri',
      done: 'Nenosiri lako jipya limehifadhiwa. Unaweza kufunga ukurasa huu na kuingia.',
    },
    'verify-email': {
      title: 'Thibitisha barua pepe yako',
      text: 'Andika nenosiri la akaunti yako kuthibitisha kuwa anwani hii ni yako.',
      button: 'Thibitisha anwani',
      done: 'Asante, anwani yako imethibitishwa. Unaweza kufunga ukurasa huu na kuingia.',
    },
    'accept-invitation': {
      title: 'Kubali mwaliko',
      text: 'Andika jina lako na uchague nenosiri.',
      button: 'Fungua akaunti',
      done: 'Akaunti yako iko tayari. Unaweza kufunga ukurasa huu na kuingia.',
    },
  },
};
