ALTER TABLE `division` ADD `region` text;--> statement-breakpoint
ALTER TABLE `division` ADD `invented` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `evaluation_once` ON `evaluation` (`community`,`year`,`user_id`);