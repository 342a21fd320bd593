CREATE TABLE `scenario` (
	`id` text PRIMARY KEY NOT NULL,
	`region` text NOT NULL,
	`owner` text NOT NULL,
	`name` text NOT NULL,
	`changes` text NOT NULL,
	`version` integer NOT NULL,
	`share_hash` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `scenario_owner` ON `scenario` (`owner`,`updated_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `scenario_share` ON `scenario` (`share_hash`);