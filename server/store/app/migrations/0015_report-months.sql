CREATE TABLE `report_month` (
	`area` text NOT NULL,
	`region` text NOT NULL,
	`month` text NOT NULL,
	`made_at` text NOT NULL,
	`invented` integer NOT NULL,
	`map_date` text,
	`population_source` text,
	`people` real,
	`complete` real NOT NULL,
	`incomplete` real NOT NULL,
	`unknown` real NOT NULL,
	`categories` text NOT NULL,
	PRIMARY KEY(`area`, `region`, `month`)
);
--> statement-breakpoint
CREATE INDEX `report_month_of_region` ON `report_month` (`region`,`month`,`area`);--> statement-breakpoint
CREATE INDEX `report_month_made` ON `report_month` (`made_at`);