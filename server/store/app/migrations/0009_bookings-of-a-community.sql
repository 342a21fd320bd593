DROP INDEX `booking_community`;--> statement-breakpoint
CREATE INDEX `booking_community` ON `booking` (`community`,`start_ms`,`state`);