import { expect, test } from 'vitest';
import { codeFor, openPage, signInAsResident } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { openBrowser } from '../../scripts/running/browser.ts';
import { useService } from './service.ts';

const running = useService();

test('a resident signs in by a code, which may be pasted with spaces, and out again', async () => {
  const { page, errors } = await openPage(running, '/');
  await page.getByRole('link', { name: '账号' }).click();
  await page.locator('#phone').fill('138 0013-8001');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  // The input waits for the code, and phones offer it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
  await expect.poll(() => page.locator('#code').getAttribute('autocomplete')).toBe('one-time-code');
  await expect.poll(() => page.locator('#code').getAttribute('inputmode')).toBe('numeric');
  await expect
    .poll(() => page.locator('.account-form [role=status]').first().innerText())
    .toBe('验证码已发送到 138****8001。');
  await expect
    .poll(() => page.locator('.code-state').innerText())
    .toMatch(/还有 [45]:\d\d 有效。 还可以试 3 次。/);
  await expect
    .poll(() => page.locator('.code-state button').innerText())
    .toMatch(/^[1-5]?\d 秒后可以重新发送$|^60 秒/);
  expect(await page.locator('.code-state button').isDisabled()).toBe(true);

  const code = codeFor(running.service, '+8613800138001');
  await page.locator('#code').fill(`验证码 ${code.slice(0, 3)} ${code.slice(3)}`);
  expect(await page.locator('#code').inputValue()).toBe(code);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expect.poll(() => page.locator('.account-name').innerText()).toBe('138****8001');
  // The session is in no script's reach.
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.reload();
  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(errors).toEqual([]);
});

test('a wrong code takes one try and nothing that was typed; a changed number needs a code of its own', async () => {
  const { page } = await openPage(running, '/account/');
  await page.locator('#phone').fill('13800138002');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  const right = codeFor(running.service, '+8613800138002');
  const wrong = right === '000000' ? '000001' : '000000';
  await page.locator('#code').fill(wrong);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect
    .poll(() => page.locator('#code-error').innerText())
    .toBe('验证码不对，或者已经过期、用过了。');
  await expect.poll(() => page.locator('.code-state').innerText()).toContain('还可以试 2 次。');
  expect(await page.locator('#phone').inputValue()).toBe('13800138002');
  expect(await page.locator('#code').inputValue()).toBe(wrong);
  // The summary has the focus and leads to the input.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe('error-summary');
  await page.locator('.error-summary a').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
  await page.locator('#phone').fill('13800138003');
  await expect.poll(() => page.locator('#code').count()).toBe(0);
  await page.getByRole('button', { name: '发送验证码' }).waitFor();
});

test('what is no number is told beside its field, and no request is made', async () => {
  const { page } = await openPage(running, '/en/account/', { locale: 'en-GB' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.locator('#phone').fill('1380013800');
  await page.getByRole('button', { name: 'Send a code' }).click();
  await expect
    .poll(() => page.locator('#phone-error').innerText())
    .toBe('Write 11 digits, or a number that begins with + and its country code.');
  expect(await page.locator('#phone').getAttribute('aria-describedby')).toBe(
    'phone-hint phone-error',
  );
  expect(await page.locator('#phone').inputValue()).toBe('1380013800');
  expect(asked.filter((url) => url.includes('/codes'))).toEqual([]);
  // The other way to sign in does not lose it either.
  await page.getByRole('tab', { name: 'Staff' }).click();
  await page.getByRole('tab', { name: 'Resident' }).click();
  expect(await page.locator('#phone').inputValue()).toBe('1380013800');
});

test('another device is listed and can be signed out', async () => {
  const first = await openPage(running, '/account/');
  await signInAsResident(running, first.page, '13800138004');
  const second = await openPage(running, '/account/');
  await signInAsResident(running, second.page, '13800138004');
  await expect.poll(() => second.page.locator('#sessions ~ .entries .entry').count()).toBe(2);
  await second.page.getByRole('button', { name: '除了这台，全部退出登录' }).click();
  await expect.poll(() => second.page.locator('#sessions ~ .entries .entry').count()).toBe(1);
  await first.page.reload();
  await first.page.getByRole('heading', { name: '登录' }).waitFor();
});

test('on plain http under another name the page says why, instead of a form that cannot work', async () => {
  const browser = await openBrowser(['--host-resolver-rules=MAP circle.example 127.0.0.1']);
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(`http://circle.example:${running.service.port}/account/`);
    await expect
      .poll(() => page.locator('.account-notice').innerText())
      .toContain(
        `浏览器不会在 http://circle.example:${running.service.port} 这样的普通 http 地址上保存登录`,
      );
    // What is left is the form that looks up a receipt, which needs no cookie.
    expect(await page.locator('form:not(.receipt-lookup form)').count()).toBe(0);
    expect(await page.locator('#phone, [type=password]').count()).toBe(0);
  } finally {
    await browser.close();
  }
});

test('without script the page explains itself', async () => {
  const { page } = await openPage(running, '/account/', { javaScriptEnabled: false });
  await expect.poll(() => page.locator('main.plain').innerText()).toContain('要用到脚本');
});

test.each(['/account/', '/en/account/'])(
  'the way to sign in lies beside the name of the site, never over it, on %s',
  async (path) => {
    const { page } = await openPage(running, path);
    const covered: string[] = [];
    for (const width of [320, 359, 360, 375, 412, 439, 440, 480, 859, 860]) {
      await page.setViewportSize({ width, height: 740 });
      for (const elder of ['off', 'on'])
        for (const size of ['1', '2', '3']) {
          const over = await page.evaluate(
            ([mode, chosen]) => {
              Object.assign(document.documentElement.dataset, { elder: mode, elderSize: chosen });
              const name = document.querySelector('.brand-name')!.getBoundingClientRect();
              return [...document.querySelectorAll('header .switch')].some((element) => {
                const box = element.getBoundingClientRect();
                return (
                  box.left < name.right &&
                  box.right > name.left &&
                  box.top < name.bottom &&
                  box.bottom > name.top
                );
              });
            },
            [elder, size] as const,
          );
          if (over) covered.push(`${width} px, large text ${elder}, size ${size}`);
        }
    }
    expect(covered).toEqual([]);
  },
);

test('no step of signing in breaks WCAG 2.2 AA or scrolls sideways at 320 px', async () => {
  const { page } = await openPage(running, '/account/', { viewport: { width: 320, height: 700 } });
  const check = async () => {
    expect(await violationsInEveryLook(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset['elderSize'] = '3'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
  };
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#phone-error').waitFor();
  await check();
  await signInAsResident(running, page, '13800138005');
  await page.locator('#sessions ~ .entries .entry').first().waitFor();
  await page.getByRole('button', { name: '删除账号' }).click();
  await check();
});
