import { useMemo } from 'react';
import { AnswerList } from '#runtime/fields/views';
import type { FormSchema } from '#runtime/form';
import { fieldServices, useSession } from '#runtime/ui';
import type { Variables } from '#runtime/values';

/** What was sent, to read. */
export function Answers({ schema, values }: { schema: FormSchema; values: Variables }) {
  const { session } = useSession();
  const zone = session?.zone ?? 'Asia/Shanghai';
  const services = useMemo(() => fieldServices({ places: [], zone, owner: async () => ({}) }), [zone]);
  return <AnswerList schema={schema} values={values} services={services} />;
}
