DROP INDEX `outbox_booking`;--> statement-breakpoint
CREATE INDEX `booking_sealed` ON `booking` (`end_ms`) WHERE door is not null or details is not null;