import { z } from 'zod';
import { LOCALE_COOKIE, SESSION_COOKIE } from '../cookies.ts';
import { type Call, row } from '../resource.ts';
import { phone } from './shared.ts';

const password = z.string().min(1).max(200);

/** The session as it stands after an act of this request. */
async function now(call: Call, token: string) {
  const { session, caller } = await call.services.sessions.find(token);
  return call.services.signIn.view(caller, session, call.locale);
}

export const session = [
  row({
    endpoint: 'GET /api/session',
    summary: '当前会话 · The session, with the CSRF token',
    who: 'public',
    handle: ({ services, caller, session, locale }) => services.signIn.view(caller, session, locale),
  }),
  row({
    endpoint: 'POST /api/session/staff',
    summary: '工作人员登录 · Staff sign in',
    who: 'public',
    limit: 'sign-in',
    body: z.strictObject({ login: z.string().trim().min(1).max(100), password }),
    async handle(call) {
      const { login, password: given } = call.body;
      const space = await call.services.credentials.spaceOf(login);
      call.audit({ object: login, ...(space === undefined ? {} : { space }) });
      const { token, found } = await call.services.signIn.staff(login, given);
      call.became(found.caller);
      call.cookie(SESSION_COOKIE, token);
      return now(call, token);
    },
  }),
  row({
    endpoint: 'POST /api/session/resident/code',
    summary: '获取验证码 · Ask for a one-time code',
    who: 'public',
    limit: 'code',
    body: z.strictObject({ phone }),
    handle: ({ services, body }) => services.signIn.sendCode(body.phone),
  }),
  row({
    endpoint: 'POST /api/session/resident',
    summary: '居民登录 · Residents sign in by a code',
    who: 'public',
    limit: 'sign-in',
    body: z.strictObject({ phone, code: z.string().regex(/^\d{6}$/) }),
    async handle(call) {
      const { token, found } = await call.services.signIn.resident(call.body.phone, call.body.code);
      call.became(found.caller);
      call.cookie(SESSION_COOKIE, token, 30);
      return now(call, token);
    },
  }),
  row({
    endpoint: 'POST /api/session/post',
    summary: '切换岗位 · Act in another post',
    who: 'staff',
    body: z.strictObject({ post: z.string().min(1).max(200) }),
    async handle(call) {
      call.audit({ object: call.body.post });
      await call.services.signIn.switchPost(call.caller, call.session, call.body.post);
      return now(call, call.token);
    },
  }),
  row({
    endpoint: 'POST /api/session/password',
    summary: '修改密码 · Change the password',
    who: 'staff',
    limit: 'sign-in',
    body: z.strictObject({ current: password, next: password }),
    async handle(call) {
      const { current, next } = call.body;
      await call.services.signIn.changePassword(call.caller, call.session, current, next);
      return now(call, call.token);
    },
  }),
  row({
    endpoint: 'POST /api/session/locale',
    summary: '切换语言 · Choose the language',
    who: 'public',
    audit: 'none',
    body: z.strictObject({ locale: z.enum(['zh', 'en']) }),
    async handle(call) {
      call.cookie(LOCALE_COOKIE, call.body.locale, 365);
      return call.services.signIn.view(call.caller, call.session, call.body.locale);
    },
  }),
  row({
    endpoint: 'DELETE /api/session',
    summary: '退出 · Sign out',
    who: 'public',
    async handle(call) {
      await call.services.sessions.close(call.session);
      const { cookie = '' } = await call.services.sessions.find(undefined);
      call.cookie(SESSION_COOKIE, cookie, 1);
      return now(call, cookie);
    },
  }),
];
