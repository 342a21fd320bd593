/** What lies beside a person's own data when they take it away. */
export function ownDataReadme(madeAt: string): string {
  return `近邻圈：您的数据
生成时间（世界时）：${madeAt}

data.json 是全部内容；每个 .csv 文件是其中一张表，可用表格软件打开，没有内容的表不单列文件。
account 账号；ways-to-sign-in、second-factor 登录方式；sessions 登录记录；consents 同意记录；roles、invitations 工作角色和邀请；
reports 您反映的问题；evaluations 您的评议；facilities-changed、tables-imported、completeness-signed、notices-written 您做过的工作；scenarios 您保存的规划方案；
bookings、booking-series、booking-steps 您的预约；consents-for-others 您替别人预约时的同意记录；subsidies、subsidies-used 补贴时长；
ratings、complaints 您的评价和投诉；messages、links、requests-made-once 通知和提交记录；
provider-memberships、providers-registered、providers-vetted、certificates-entered、absences-entered、calendars-opened、ratings-answered、calls-made、
complaints-handled、complaint-steps、subsidies-granted、visits-suspended 您在服务单位或社区做过的工作；
log-entries 操作记录中由您做的、或和您有关的各条，加密的个人内容仍是密文。
密码、验证码和登录令牌只以不可还原的形式保存，不在其中。
文件里有个人信息，请妥善保管。

Jinlin: your data
Made at (UTC): ${madeAt}

data.json holds everything; each .csv file is one table of it, to be opened as a spreadsheet. Empty tables have no file of their own.
account; ways-to-sign-in and second-factor; sessions; consents; roles and invitations; reports you made; evaluations you gave;
facilities-changed, tables-imported, completeness-signed, notices-written: work you did; scenarios you keep;
bookings, booking-series, booking-steps; consents-for-others: whom you booked for; subsidies, subsidies-used: subsidised minutes;
ratings and complaints; messages, links, requests-made-once: what you were told and asked for;
provider-memberships, providers-registered, providers-vetted, certificates-entered, absences-entered, calendars-opened, ratings-answered, calls-made,
complaints-handled, complaint-steps, subsidies-granted, visits-suspended: work you did for a provider or an office;
log-entries: what the log says you did, or was done about you. Personal values in it stay encrypted.
Passwords, codes and session tokens are kept in a form that cannot be turned back, and are left out.
These files hold personal data: keep them safe.
`;
}
