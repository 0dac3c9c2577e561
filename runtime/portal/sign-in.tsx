import { useState } from 'react';
import { defineTexts, navigate, takeSession, useClient, useRoute, useTexts } from '#runtime/ui';
import { PhoneCode } from './phone-code.tsx';

const words = defineTexts({
  title: ['用手机号登录', 'Sign in by phone'],
  hint: ['我们发一个验证码到您的手机，不用密码。', 'We send a code to your phone; there is no password.'],
  signIn: ['登录', 'Sign in'],
});

/** A resident signs in by phone and one-time code, then goes on where they came from. */
export function SignInScreen() {
  const say = useTexts(words);
  const client = useClient();
  const { query } = useRoute();
  const [phone, setPhone] = useState('');
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('hint')}</p>
      <PhoneCode
        phone={phone}
        onPhone={setPhone}
        action={say('signIn')}
        onCode={async (code) => {
          takeSession(await client.call('POST /api/session/resident', { body: { phone, code } }));
          const to = query.get('to') ?? '';
          navigate(/^[\w/-]*$/.test(to) ? to : '', { replace: true });
        }}
      />
    </>
  );
}
