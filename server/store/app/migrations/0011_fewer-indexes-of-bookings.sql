DROP INDEX `booking_resource`;--> statement-breakpoint
DROP INDEX `booking_sealed`;--> statement-breakpoint
DROP INDEX `booking_occupied`;--> statement-breakpoint
DROP INDEX `booking_booked_by`;--> statement-breakpoint
DROP INDEX `booking_series_of`;--> statement-breakpoint
CREATE INDEX `booking_occupied` ON `booking` (`resource`,`blocked_start_ms`,`blocked_end_ms`,`start_ms`,`end_ms`,`held_until_ms`) WHERE state in ('held', 'requested', 'confirmed', 'on-the-way', 'in-service');--> statement-breakpoint
CREATE INDEX `booking_booked_by` ON `booking` (`booked_by`,`start_ms`) WHERE resident is null;--> statement-breakpoint
CREATE INDEX `booking_series_of` ON `booking` (`series`) WHERE series is not null;--> statement-breakpoint
DROP INDEX `idempotency_key_at`;--> statement-breakpoint
DROP INDEX `idempotency_key_actor`;