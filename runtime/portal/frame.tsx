import {
  defineTexts,
  ElderSwitch,
  keepLocale,
  LanguageSwitch,
  Link,
  takeSession,
  theClient,
  useElder,
  useSession,
  useTexts,
} from '#runtime/ui';
import { useStreet } from './street.ts';

const words = defineTexts({
  home: ['首页', 'Start'],
  name: ['邻里', 'Linli'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  signedIn: ['已登录 {phone}', 'Signed in {phone}'],
  call: ['打电话办理：{phone}', 'Do it by phone: {phone}'],
  track: ['查办理进度', 'Follow a case'],
  draft: ['接着填写', 'Go on with a draft'],
});

/** Name of the street, 长辈版, language, and who is here; the same place on every page. */
export function Header() {
  const say = useTexts(words);
  const { session } = useSession();
  const street = useStreet();
  const resident = session?.actor?.kind === 'resident' ? session.actor : undefined;
  const signOut = async () => {
    takeSession(await theClient().call('DELETE /api/session', {}));
  };
  return (
    <header className="portal-head">
      <Link to="" className="portal-name" aria-label={`${street?.name ?? say('name')} ${say('home')}`}>
        {street?.name ?? say('name')}
      </Link>
      <nav className="portal-tools">
        <ElderSwitch />
        <LanguageSwitch onChange={(locale) => void keepLocale(locale)} />
        {resident ? (
          <button
            type="button"
            className="ui-link-button"
            title={say('signedIn', { phone: resident.phone })}
            onClick={() => void signOut()}
          >
            {say('signOut')}
          </button>
        ) : (
          <Link to="sign-in" className="portal-tool">
            {say('signIn')}
          </Link>
        )}
      </nav>
    </header>
  );
}

/** Help in the same place on every page (WCAG 3.2.6). */
export function Footer() {
  const say = useTexts(words);
  const street = useStreet();
  const isElder = useElder();
  return (
    <footer className="portal-foot">
      <Link to="track">{say('track')}</Link>
      <Link to="draft">{say('draft')}</Link>
      {street?.phone && (
        <a
          className={isElder ? 'ui-button ui-button-primary' : ''}
          href={`tel:${street.phone.replace(/[^\d+]/g, '')}`}
        >
          {say('call', { phone: street.phone })}
        </a>
      )}
    </footer>
  );
}
