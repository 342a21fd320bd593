ALTER TABLE `complaint` ADD `about` text;--> statement-breakpoint
CREATE INDEX `rating_kind` ON `rating` (`service_kind`,`provider`,`stars`);