import { describe, expect, it } from 'vitest';
import { type Design, type DesignBody, ProblemError } from '#runtime/wire';
import { changedParts, mergeDocs } from './diff.ts';
import { DesignStore } from './store.ts';
import type { DesignPort, Doc, Kept } from './types.ts';

const label = { zh: '改', en: 'Change' };

const body: DesignBody = {
  page: {
    title: '反映问题',
    summary: '',
    forWhom: '',
    howLong: '',
    bring: [],
    minutes: 3,
    access: 'anyone',
    prefix: 'CS',
  },
  process: '<v0/>',
  forms: { report: { type: 'object', properties: {} } },
  decisions: {},
  settingSpecs: [],
  settings: {},
  roleSpecs: [],
  roles: {},
  ratingAtEnd: false,
};
const design: Design = {
  id: 'd1',
  space: 's1',
  name: '反映问题',
  version: 1,
  body,
  savedBy: '李静',
  savedAt: '2026-11-22T01:00:00Z',
};
const titled = (title: string) => (old: DesignBody) => ({ ...old, page: { ...old.page, title } });
const drawn = (process: string) => (old: DesignBody) => ({ ...old, process });

/** A server with one design, a clock moved by hand, and the browser's memory. */
function world() {
  const timers: { at: number; act: () => void }[] = [];
  const state = {
    server: design,
    now: 0,
    kept: undefined as Kept | undefined,
    fail: undefined as 'offline' | 'signed-out' | 'lost-answer' | undefined,
    saves: 0,
  };
  const port: DesignPort = {
    load: async () => state.server,
    save: async (_id, version, doc) => {
      state.saves++;
      if (state.fail === 'offline') throw problem(0, 'offline');
      if (state.fail === 'signed-out') throw problem(403, 'csrf');
      if (version !== state.server.version) throw problem(412, 'changed-elsewhere');
      state.server = { ...state.server, ...doc, version: version + 1 };
      if (state.fail === 'lost-answer') {
        state.fail = undefined;
        throw problem(0, 'offline');
      }
      return state.server;
    },
    keep: async (kept) => {
      state.kept = structuredClone(kept);
    },
    now: () => state.now,
    later: (ms, act) => {
      const timer = { at: state.now + ms, act };
      timers.push(timer);
      return () => void timers.splice(0, timers.length, ...timers.filter((t) => t !== timer));
    },
  };
  const pass = async (ms: number) => {
    state.now += ms;
    for (const timer of timers.filter((t) => t.at <= state.now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.act();
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const elsewhere = (change: Partial<Doc>) => {
    state.server = { ...state.server, ...change, version: state.server.version + 1, savedBy: '周涛' };
  };
  return { state, port, pass, elsewhere, open: (kept?: Kept) => new DesignStore(state.server, port, kept) };
}

const problem = (status: number, code: string) =>
  new ProblemError({ type: 'about:blank', title: code, status, code });

describe('one undo stack over all parts', () => {
  it('undoes across kinds in the order in which they were done', () => {
    const store = world().open();
    store.edit(label, titled('甲'));
    store.edit(label, drawn('<v1/>'));
    store.edit(label, titled('乙'));
    store.undo();
    expect(store.getSnapshot().body.page.title).toBe('甲');
    store.undo();
    expect(store.getSnapshot().body.process).toBe('<v0/>');
    store.redo();
    expect(store.getSnapshot().body.process).toBe('<v1/>');
    store.edit(label, titled('丙'));
    store.redo();
    expect(store.getSnapshot().redoLabel).toBeUndefined();
    expect(store.getSnapshot().body.page.title).toBe('丙');
  });

  it('takes typing into one field as one step, until a pause', async () => {
    const { open, pass } = world();
    const store = open();
    for (const text of ['路', '路灯', '路灯坏']) store.edit(label, titled(text), { merge: 'page.title' });
    await pass(5000);
    store.edit(label, titled('路灯坏了'), { merge: 'page.title' });
    store.undo();
    expect(store.getSnapshot().body.page.title).toBe('路灯坏');
    store.undo();
    expect(store.getSnapshot().body.page.title).toBe('反映问题');
  });

  it('lets the live canvas undo its own commands, several merged into one mark', () => {
    const store = world().open();
    const seen: string[] = [];
    store.attachCanvas({
      undo: (mark, process) => seen.push(`undo ${mark.to}→${mark.from} ${process}`),
      redo: (mark, process) => seen.push(`redo ${mark.from}→${mark.to} ${process}`),
    });
    store.edit(label, drawn('<v1/>'), { merge: 'name:A', canvas: { generation: 1, from: -1, to: 0 } });
    store.edit(label, drawn('<v2/>'), { merge: 'name:A', canvas: { generation: 1, from: 0, to: 1 } });
    store.edit(label, titled('甲'));
    store.undo();
    store.undo();
    store.redo();
    expect(seen).toEqual(['undo 1→-1 <v0/>', 'redo -1→1 <v2/>']);
  });

  it('commits text that is still being typed before it undoes', () => {
    const store = world().open();
    let typed: string | undefined = '还没提交';
    store.onFlush(() => {
      if (typed) store.edit(label, titled(typed));
      typed = undefined;
    });
    store.undo();
    expect(store.getSnapshot().body.page.title).toBe('反映问题');
    store.redo();
    expect(store.getSnapshot().body.page.title).toBe('还没提交');
  });
});

describe('autosave', () => {
  it('saves after a moment of quiet, once', async () => {
    const { state, open, pass } = world();
    const store = open();
    store.edit(label, titled('甲'));
    await pass(600);
    store.edit(label, titled('乙'));
    await pass(600);
    expect(state.saves).toBe(0);
    await pass(700);
    expect(state.saves).toBe(1);
    expect(state.server.body.page.title).toBe('乙');
    expect(store.getSnapshot().save.kind).toBe('saved');
  });

  it.each(['offline', 'signed-out'] as const)(
    'keeps what was typed while %s, and sends it later',
    async (fail) => {
      const { state, open, pass } = world();
      const store = open();
      state.fail = fail;
      store.edit(label, titled('甲'));
      await pass(1300);
      expect(store.getSnapshot().save.kind).toBe('offline');
      state.fail = undefined;
      await pass(2100);
      expect(state.server.body.page.title).toBe('甲');
      expect(store.getSnapshot().save.kind).toBe('saved');
    },
  );

  it('does not take its own save, whose answer was lost, for somebody else’s', async () => {
    const { state, open, pass } = world();
    const store = open();
    state.fail = 'lost-answer';
    store.edit(label, titled('甲'));
    await pass(1300);
    await pass(2100);
    expect(store.getSnapshot().save.kind).toBe('saved');
    expect(store.getSnapshot().version).toBe(2);
  });

  it('asks when somebody else saved meanwhile; "theirs" can be undone', async () => {
    const { elsewhere, open, pass, state } = world();
    const store = open();
    elsewhere({ body: titled('周涛的')(body) });
    store.edit(label, titled('我的'));
    await pass(1300);
    const { save } = store.getSnapshot();
    expect(save.kind === 'conflict' && save.theirs.savedBy).toBe('周涛');
    expect(state.server.body.page.title).toBe('周涛的');
    store.resolve('theirs');
    expect(store.getSnapshot().body.page.title).toBe('周涛的');
    store.undo();
    expect(store.getSnapshot().body.page.title).toBe('我的');
    await pass(1300);
    expect(state.server.body.page.title).toBe('我的');
  });

  it('merges both when they touched different parts', async () => {
    const { elsewhere, open, pass, state } = world();
    const store = open();
    elsewhere({ body: drawn('<theirs/>')(body) });
    store.edit(label, titled('我的'));
    await pass(1300);
    store.resolve('both');
    await pass(1300);
    expect(state.server.body.process).toBe('<theirs/>');
    expect(state.server.body.page.title).toBe('我的');
  });
});

describe('surviving a reload', () => {
  it('brings back unsaved work and the undo stack', async () => {
    const { state, open, pass } = world();
    const store = open();
    state.fail = 'offline';
    store.edit(label, titled('甲'));
    store.edit(label, titled('乙'));
    await pass(500);
    const again = open(state.kept);
    expect(again.getSnapshot().body.page.title).toBe('乙');
    again.undo();
    expect(again.getSnapshot().body.page.title).toBe('甲');
  });

  it('drops a kept copy that was saved already, once somebody went on from there', async () => {
    const { state, open, pass, elsewhere } = world();
    const store = open();
    store.edit(label, titled('甲'));
    await pass(1300);
    await pass(500);
    elsewhere({ body: titled('后来的')(body) });
    expect(open(state.kept).getSnapshot().body.page.title).toBe('后来的');
  });

  it('asks about unsaved work that is based on an older revision', async () => {
    const { state, open, pass, elsewhere } = world();
    const store = open();
    state.fail = 'offline';
    store.edit(label, titled('甲'));
    await pass(500);
    store.dispose();
    state.fail = undefined;
    elsewhere({ body: titled('后来的')(body) });
    const again = open(state.kept);
    await pass(1300);
    expect(again.getSnapshot().save.kind).toBe('conflict');
    expect(again.getSnapshot().body.page.title).toBe('甲');
  });
});

describe('parts', () => {
  const base: Doc = { name: '甲', body };
  it('names what differs, by part', () => {
    const other = { ...base, body: { ...titled('乙')(body), forms: { extra: { type: 'object' as const } } } };
    expect(changedParts(base, other)).toEqual(['page', 'form:report', 'form:extra']);
  });
  it('lists parts that both changed, and takes a form one of them removed as removed', () => {
    const mine = { ...base, body: { ...body, forms: {} } };
    const theirs = { ...base, body: titled('乙')(body) };
    expect(mergeDocs(base, mine, theirs)).toMatchObject({
      overlaps: [],
      doc: { body: { forms: {}, page: { title: '乙' } } },
    });
    expect(mergeDocs(base, { ...base, body: titled('丙')(body) }, theirs).overlaps).toEqual(['page']);
  });
});

describe('somebody who may look but not design', () => {
  it('is told so when a screen tries to change something; nothing changes, nothing is sent or kept', async () => {
    const { port, state } = world();
    let told = 0;
    const store = new DesignStore(design, { ...port, refuse: () => told++ });
    const seen = store.getSnapshot();
    store.edit(label, titled('别的'));
    store.rename('别的');
    expect(told).toBe(2);
    expect(store.getSnapshot()).toMatchObject({ readOnly: true, name: seen.name, body: seen.body });
    expect(await store.saveNow()).toBe(true);
    store.dispose();
    expect([state.saves, state.kept]).toEqual([0, undefined]);
  });
});

it('a page that goes away keeps what the canvas writes down after it began to go', async () => {
  const { open, state } = world();
  const store = open();
  store.leave();
  store.edit(label, drawn('<late/>'));
  expect(state.kept?.doc.body.process).toBe('<late/>');
  store.stay();
  store.edit(label, drawn('<v2/>'));
  expect(state.kept?.doc.body.process).toBe('<late/>');
});
