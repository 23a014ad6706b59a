import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { faultsOf, fieldPaths } from './problem-fields.ts';

export type ApiForm<V> = {
  form: UseFormReturnType<V>;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  pending: boolean;
  /** What was refused and has no field to stand beside. */
  rest: unknown;
};

/**
 * A form that the server checks: it sends, puts each fault beside its field and moves the focus to the first. What was
 * typed stays.
 */
export function useApiForm<V extends Record<string, unknown>, R>({
  initial,
  send,
  onDone,
  reword,
}: {
  initial: V;
  send: (values: V) => Promise<R>;
  onDone?: (result: R, values: V) => unknown;
  /** Our words for a fault of a field, where the server's are for programs. */
  reword?: (field: string) => string | undefined;
}): ApiForm<V> {
  const form = useForm<V>({ initialValues: initial });
  const [rest, setRest] = useState<unknown>();
  const sending = useMutation({
    mutationFn: send,
    onMutate: () => setRest(undefined),
    onSuccess: (result, values) => onDone?.(result, values),
    onError(error, values) {
      const faults = faultsOf(error, fieldPaths(values));
      form.setErrors(
        Object.fromEntries(
          Object.entries(faults.errors).map(([field, message]) => [field, reword?.(field) ?? message]),
        ),
      );
      setRest(faults.rest);
      const first = Object.keys(faults.errors)[0];
      if (first) form.getInputNode(first)?.focus();
    },
  });
  return { form, submit: form.onSubmit((values) => sending.mutate(values)), pending: sending.isPending, rest };
}
