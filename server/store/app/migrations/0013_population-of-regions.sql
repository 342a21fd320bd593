CREATE TABLE `population` (
	`region` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`invented` integer NOT NULL,
	`meta` text NOT NULL,
	`lng` blob NOT NULL,
	`lat` blob NOT NULL,
	`people` blob NOT NULL,
	`elderly` blob,
	`children` blob,
	`non_registered` blob
);
