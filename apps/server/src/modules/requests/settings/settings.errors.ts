import { defineRefusal } from '../../../platform/errors.ts';

export const ruleRefused = defineRefusal('requests.rule_refused', 422, {
  fr: 'Un délai ne convient pas : {rule}.',
  en: 'A time limit will not do: {rule}.',
});
export const mailboxUnknown = defineRefusal('requests.mailbox_unknown', 422, {
  fr: 'Cette boîte aux lettres n’est pas, ou plus, connectée à ce territoire.',
  en: 'This mailbox is not connected to this territory, or no longer.',
});
