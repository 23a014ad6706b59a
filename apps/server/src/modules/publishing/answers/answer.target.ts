import type { Outgoing } from '@beffroi/connectors';

/** Whom an answer goes to, on the account that it leaves by. */
export type AnswerTarget = Pick<Outgoing, 'replyTo' | 'privateTo' | 'mail'> & {
  conversationId: string;
  /** Nobody else was asked: whoever answers may answer for the territory. */
  direct: boolean;
};
