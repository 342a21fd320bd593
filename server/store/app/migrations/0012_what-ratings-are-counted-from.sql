DROP INDEX `rating_kind`;--> statement-breakpoint
CREATE INDEX `rating_kind` ON `rating` (`service_kind`,`side`,`provider`,`stars`,`blind_until_ms`,`booking`) WHERE hidden_at_ms is null;--> statement-breakpoint
CREATE INDEX `follow_up_done` ON `follow_up` (`community`,`closed_at_ms`) WHERE state <> 'open';