// The first look round: the time zone this device keeps stands in the list already, where the list has it.

const OLD_NAMES = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Indianapolis": "America/Indiana/Indianapolis",
};

const list = document.querySelector("select[data-guess=zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zone = OLD_NAMES[here] || here;
if (list && [...list.options].some(({ value }) => value === zone)) list.value = zone;
