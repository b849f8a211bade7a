import { registration, regTypes2011, regTypes2023 } from './reg-types.ts';

/** 登记注册类型, 国统字〔2011〕86号, for records registered before the list of 2023. */
export const regType2011 = registration(regTypes2011, regTypes2023);
