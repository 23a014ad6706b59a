import { authPaths } from '@beffroi/contracts';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { callAuth } from './auth-call.ts';

/** Whether a person closed the window of their device rather than answer: nothing to explain to them. */
function isRefusalByPerson(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

/** Signs in with what the device holds; resolves to whether one is in. */
export function usePasskeySignIn(onDone: () => void) {
  return useMutation({
    async mutationFn() {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const optionsJSON = await callAuth<PublicKeyCredentialRequestOptionsJSON>(
        authPaths.passkeySignInOptions,
        undefined,
        'GET',
      );
      try {
        const response = await startAuthentication({ optionsJSON });
        await callAuth(authPaths.passkeySignIn, { response });
        return true;
      } catch (error) {
        if (isRefusalByPerson(error)) return false;
        throw error;
      }
    },
    onSuccess: (signedIn) => signedIn && onDone(),
  });
}

/** Adds a passkey of this device to my account; resolves to whether it was added. */
export async function addPasskey(name: string): Promise<boolean> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await callAuth<PublicKeyCredentialCreationOptionsJSON>(
    `${authPaths.passkeyAddOptions}?name=${encodeURIComponent(name)}`,
    undefined,
    'GET',
  );
  try {
    const response = await startRegistration({ optionsJSON });
    await callAuth(authPaths.passkeyAdd, { response, name });
    return true;
  } catch (error) {
    if (isRefusalByPerson(error)) return false;
    throw error;
  }
}
