import en from '../../site/i18n/en.json' with { type: 'json' };
import zh from '../../site/i18n/zh-CN.json' with { type: 'json' };
import { makeTranslator } from '../../site/i18n/translator.ts';

export const chinese = makeTranslator('zh-CN', zh);
export const english = makeTranslator('en', en);
