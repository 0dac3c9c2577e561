import { cell } from './cell.ts';
import { defineTexts, useTexts } from './texts.ts';

const KEY = 'linli-elder';
const words = defineTexts({
  on: ['长辈版', 'Larger text'],
  off: ['退出长辈版', 'Usual size'],
});

const elder = cell(false);

/** Reads the choice of the last visit; called once before the first paint. */
export function startElder(): void {
  set(read());
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    // Storage may be forbidden; the switch then lasts for this visit.
    return false;
  }
}

function set(isOn: boolean): void {
  document.documentElement.dataset.elder = isOn ? 'on' : 'off';
  elder.set(isOn);
}

/** Is 长辈版 on? */
export const useElder = elder.use;

/** Larger text and targets, the same words and order. It stays. */
export function ElderSwitch() {
  const isOn = elder.use();
  const say = useTexts(words);
  return (
    <button
      type="button"
      className="ui-link-button"
      onClick={() => {
        set(!isOn);
        try {
          localStorage.setItem(KEY, isOn ? 'off' : 'on');
        } catch {
          // Storage may be forbidden; the switch then lasts for this visit.
        }
      }}
    >
      {say(isOn ? 'off' : 'on')}
    </button>
  );
}
