CREATE TABLE `complaint_event` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`complaint` text NOT NULL,
	`version` integer NOT NULL,
	`event` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`by` text NOT NULL,
	`actor` text,
	`note` text,
	`facts` text,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`complaint`) REFERENCES `complaint`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_event_once` ON `complaint_event` (`complaint`,`version`);--> statement-breakpoint
CREATE TABLE `complaint` (
	`id` text PRIMARY KEY NOT NULL,
	`booking` text,
	`provider` text NOT NULL,
	`service_kind` text,
	`community` text NOT NULL,
	`raised_by` text,
	`words` text,
	`state` text NOT NULL,
	`owner` text,
	`due_at_ms` integer,
	`outcome` text,
	`mediator` text,
	`version` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`closed_at_ms` integer,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_open` ON `complaint` (`community`,`due_at_ms`) WHERE due_at_ms is not null;--> statement-breakpoint
CREATE INDEX `complaint_community` ON `complaint` (`community`,`at_ms`);--> statement-breakpoint
CREATE INDEX `complaint_provider` ON `complaint` (`provider`,`at_ms`);--> statement-breakpoint
CREATE INDEX `complaint_booking` ON `complaint` (`booking`);--> statement-breakpoint
CREATE INDEX `complaint_raised_by` ON `complaint` (`raised_by`);--> statement-breakpoint
CREATE TABLE `follow_up_call` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`booking` text NOT NULL,
	`reached` integer NOT NULL,
	`satisfaction` integer,
	`wrong` text,
	`complaint` text,
	`actor` text,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_up_call_of` ON `follow_up_call` (`booking`);--> statement-breakpoint
CREATE TABLE `follow_up` (
	`booking` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`service_kind` text NOT NULL,
	`community` text NOT NULL,
	`month` text NOT NULL,
	`due_at_ms` integer NOT NULL,
	`state` text NOT NULL,
	`satisfaction` integer,
	`closed_at_ms` integer,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_up_open` ON `follow_up` (`community`,`due_at_ms`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `follow_up_provider` ON `follow_up` (`provider`,`month`);--> statement-breakpoint
CREATE INDEX `follow_up_community` ON `follow_up` (`community`,`month`);--> statement-breakpoint
CREATE TABLE `rating` (
	`id` text PRIMARY KEY NOT NULL,
	`booking` text NOT NULL,
	`side` text NOT NULL,
	`user_id` text,
	`provider` text NOT NULL,
	`service_kind` text NOT NULL,
	`community` text NOT NULL,
	`month` text NOT NULL,
	`stars` integer NOT NULL,
	`words` text,
	`at_ms` integer NOT NULL,
	`blind_until_ms` integer NOT NULL,
	`reply` text,
	`replied_by` text,
	`replied_at_ms` integer,
	`hidden_by` text,
	`hidden_reason` text,
	`hidden_at_ms` integer,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rating_is_one_to_five" CHECK(stars between 1 and 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rating_once` ON `rating` (`booking`,`side`);--> statement-breakpoint
CREATE INDEX `rating_provider` ON `rating` (`provider`,`side`,`month`);--> statement-breakpoint
CREATE INDEX `rating_community` ON `rating` (`community`,`side`,`month`);--> statement-breakpoint
CREATE INDEX `rating_user` ON `rating` (`user_id`);--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`resource` text NOT NULL,
	`created_by` text,
	`created_at_ms` integer NOT NULL,
	`revoked_by` text,
	`revoked_at_ms` integer,
	FOREIGN KEY (`resource`) REFERENCES `resource`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token_hash_unique` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feed_resource` ON `calendar_feed` (`resource`);--> statement-breakpoint
CREATE TABLE `link_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`booking` text NOT NULL,
	`user_id` text,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`exchanged_at_ms` integer
);
--> statement-breakpoint
CREATE INDEX `link_token_expires` ON `link_token` (`expires_at_ms`);--> statement-breakpoint
CREATE INDEX `link_token_user` ON `link_token` (`user_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`recipient_kind` text NOT NULL,
	`recipient` text NOT NULL,
	`booking` text,
	`payload` text,
	`attempts` integer NOT NULL,
	`next_at_ms` integer,
	`sent_at_ms` integer,
	`dead_at_ms` integer,
	`failure` text,
	`read_at_ms` integer,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`next_at_ms`) WHERE next_at_ms is not null;--> statement-breakpoint
CREATE INDEX `outbox_dead` ON `outbox` (`dead_at_ms`) WHERE dead_at_ms is not null;--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (`recipient_kind`,`recipient`,`number`);--> statement-breakpoint
CREATE INDEX `outbox_booking` ON `outbox` (`booking`);--> statement-breakpoint
CREATE TABLE `offering_resource` (
	`offering` text NOT NULL,
	`resource` text NOT NULL,
	`active` integer NOT NULL,
	PRIMARY KEY(`offering`, `resource`),
	FOREIGN KEY (`offering`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resource`) REFERENCES `resource`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `offering_resource_of` ON `offering_resource` (`resource`);--> statement-breakpoint
CREATE TABLE `offering` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`service_kind` text NOT NULL,
	`mode` text NOT NULL,
	`active` integer NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text,
	`about_zh` text,
	`about_en` text,
	`prepare_zh` text,
	`prepare_en` text,
	`languages` text NOT NULL,
	`durations_minutes` text NOT NULL,
	`buffer_before_minutes` integer NOT NULL,
	`buffer_after_minutes` integer NOT NULL,
	`step_minutes` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`price_unit` text NOT NULL,
	`subsidised` integer NOT NULL,
	`minimum_notice_minutes` integer NOT NULL,
	`window_days` integer NOT NULL,
	`needs_acceptance` integer NOT NULL,
	`cancel_until_minutes` integer NOT NULL,
	`move_until_minutes` integer NOT NULL,
	`required_certificates` text NOT NULL,
	`service_area` text,
	`facility` text,
	`promised_days` integer,
	`version` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`provider`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `offering_provider` ON `offering` (`provider`);--> statement-breakpoint
CREATE INDEX `offering_kind` ON `offering` (`service_kind`);--> statement-breakpoint
CREATE TABLE `suspension` (
	`id` text PRIMARY KEY NOT NULL,
	`area` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`reason` text NOT NULL,
	`suspended_by` text,
	`suspended_at_ms` integer NOT NULL,
	`lifted_by` text,
	`lifted_at_ms` integer
);
--> statement-breakpoint
CREATE INDEX `suspension_end` ON `suspension` (`end_ms`) WHERE lifted_at_ms is null;--> statement-breakpoint
CREATE TABLE `provider_member` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`user_id` text NOT NULL,
	`part` text NOT NULL,
	`resource` text,
	`added_by` text,
	`added_at_ms` integer NOT NULL,
	`revoked_by` text,
	`revoked_at_ms` integer,
	FOREIGN KEY (`provider`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_member_once` ON `provider_member` (`user_id`,`provider`) WHERE revoked_at_ms is null;--> statement-breakpoint
CREATE INDEX `provider_member_of` ON `provider_member` (`provider`);--> statement-breakpoint
CREATE TABLE `provider_vetting` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`version` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`reason` text,
	`actor` text,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`provider`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_vetting_once` ON `provider_vetting` (`provider`,`version`);--> statement-breakpoint
CREATE TABLE `provider` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`credit_code` text,
	`phone` text NOT NULL,
	`contact` text,
	`about_zh` text,
	`about_en` text,
	`lng` real NOT NULL,
	`lat` real NOT NULL,
	`community` text NOT NULL,
	`state` text NOT NULL,
	`proof` text,
	`version` integer NOT NULL,
	`created_by` text,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `provider_community` ON `provider` (`community`);--> statement-breakpoint
CREATE UNIQUE INDEX `provider_credit_code` ON `provider` (`credit_code`) WHERE state <> 'refused';--> statement-breakpoint
CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`resource` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`added_by` text,
	`added_at_ms` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at_ms` integer,
	FOREIGN KEY (`resource`) REFERENCES `resource`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absence_resource` ON `absence` (`resource`,`end_ms`,`start_ms`) WHERE withdrawn_at_ms is null;--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`resource` text NOT NULL,
	`type` text NOT NULL,
	`level` text,
	`number` text NOT NULL,
	`expires_on` text,
	`added_by` text,
	`added_at_ms` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at_ms` integer,
	FOREIGN KEY (`resource`) REFERENCES `resource`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_resource` ON `certificate` (`resource`);--> statement-breakpoint
CREATE TABLE `resource` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`units_of` text,
	`person` text,
	`plan` text NOT NULL,
	`profile` text,
	`active` integer NOT NULL,
	`version` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`provider`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `resource_provider` ON `resource` (`provider`);--> statement-breakpoint
CREATE TABLE `subsidy_entry` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`grant_id` text NOT NULL,
	`month` text NOT NULL,
	`booking` text NOT NULL,
	`kind` text NOT NULL,
	`minutes` integer NOT NULL,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`grant_id`) REFERENCES `subsidy_grant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subsidy_entry_is_some" CHECK(minutes > 0)
);
--> statement-breakpoint
CREATE INDEX `subsidy_entry_month` ON `subsidy_entry` (`grant_id`,`month`);--> statement-breakpoint
CREATE INDEX `subsidy_entry_booking` ON `subsidy_entry` (`booking`);--> statement-breakpoint
CREATE TABLE `subsidy_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`resident` text,
	`person` text,
	`area` text NOT NULL,
	`service_kinds` text,
	`minutes_per_month` integer NOT NULL,
	`from_month` text NOT NULL,
	`until_month` text,
	`granted_by` text,
	`granted_at_ms` integer NOT NULL,
	`ended_by` text,
	`ended_at_ms` integer,
	CONSTRAINT "subsidy_grant_is_some" CHECK(minutes_per_month > 0)
);
--> statement-breakpoint
CREATE INDEX `subsidy_grant_resident` ON `subsidy_grant` (`resident`);--> statement-breakpoint
CREATE INDEX `subsidy_grant_area` ON `subsidy_grant` (`area`);--> statement-breakpoint
CREATE TABLE `booking_consent` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`booking` text NOT NULL,
	`relation` text NOT NULL,
	`how` text NOT NULL,
	`text_version` text NOT NULL,
	`recorded_by` text,
	`at_ms` integer NOT NULL,
	FOREIGN KEY (`booking`) REFERENCES `booking`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `booking_consent_of` ON `booking_consent` (`booking`);--> statement-breakpoint
CREATE TABLE `booking_event` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`booking` text NOT NULL,
	`version` integer NOT NULL,
	`event` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`by` text NOT NULL,
	`actor` text,
	`reason` text,
	`note` text,
	`facts` text,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `booking_event_once` ON `booking_event` (`booking`,`version`);--> statement-breakpoint
CREATE TABLE `booking_series` (
	`id` text PRIMARY KEY NOT NULL,
	`offering` text NOT NULL,
	`booked_by` text,
	`wanted` integer NOT NULL,
	`mode` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`offering`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `booking` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`offering` text NOT NULL,
	`provider` text NOT NULL,
	`resource` text NOT NULL,
	`service_kind` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`resident` text,
	`booked_by` text,
	`channel` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`blocked_start_ms` integer NOT NULL,
	`blocked_end_ms` integer NOT NULL,
	`held_until_ms` integer,
	`hold_extensions` integer NOT NULL,
	`entered_ms` integer NOT NULL,
	`lapse_at_ms` integer,
	`proposed_start_ms` integer,
	`proposed_end_ms` integer,
	`proposed_by` text,
	`wrong_codes` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`to_pay_fen` integer NOT NULL,
	`subsidised_minutes` integer NOT NULL,
	`terms` text NOT NULL,
	`community` text NOT NULL,
	`door` text,
	`details` text,
	`series` text,
	`series_index` integer,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL,
	FOREIGN KEY (`offering`) REFERENCES `offering`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resource`) REFERENCES `resource`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "booking_ends_after_start" CHECK(start_ms < end_ms),
	CONSTRAINT "booking_is_blocked" CHECK(blocked_start_ms <= start_ms and end_ms <= blocked_end_ms),
	CONSTRAINT "booking_is_short" CHECK(blocked_end_ms - blocked_start_ms <= 259200000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `booking_code_unique` ON `booking` (`code`);--> statement-breakpoint
CREATE INDEX `booking_occupied` ON `booking` (`resource`,`blocked_start_ms`,`blocked_end_ms`) WHERE state in ('held', 'requested', 'confirmed', 'on-the-way', 'in-service');--> statement-breakpoint
CREATE INDEX `booking_provider` ON `booking` (`provider`,`start_ms`);--> statement-breakpoint
CREATE INDEX `booking_resource` ON `booking` (`resource`,`start_ms`);--> statement-breakpoint
CREATE INDEX `booking_resident` ON `booking` (`resident`,`start_ms`);--> statement-breakpoint
CREATE INDEX `booking_booked_by` ON `booking` (`booked_by`,`start_ms`);--> statement-breakpoint
CREATE INDEX `booking_community` ON `booking` (`community`,`start_ms`);--> statement-breakpoint
CREATE INDEX `booking_series_of` ON `booking` (`series`);--> statement-breakpoint
CREATE INDEX `booking_holder` ON `booking` (`booked_by`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `booking_lapse` ON `booking` (`lapse_at_ms`) WHERE lapse_at_ms is not null;--> statement-breakpoint
CREATE TABLE `idempotency_key` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text NOT NULL,
	`actor` text,
	`at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_key_at` ON `idempotency_key` (`at_ms`);--> statement-breakpoint
CREATE INDEX `idempotency_key_actor` ON `idempotency_key` (`actor`);