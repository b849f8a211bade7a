import { registration, regTypes2011, regTypes2023 } from './reg-types.ts';

/** 登记注册类型, 国统字〔2023〕14号. */
export const regType2023 = registration(regTypes2023, regTypes2011);
