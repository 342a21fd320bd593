ALTER TABLE `proposal` ADD `other` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `other_community` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `pair` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `undo` text;--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_pair_unique` ON `proposal` (`pair`);--> statement-breakpoint
CREATE INDEX `proposal_facility` ON `proposal` (`facility`);--> statement-breakpoint
CREATE INDEX `proposal_other` ON `proposal` (`other`);