CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`area` text,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_kind`,`subject`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_area` ON `audit` (`area`);--> statement-breakpoint
CREATE TABLE `consent` (
	`user_id` text NOT NULL,
	`purpose` text NOT NULL,
	`version` text NOT NULL,
	`given` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`user_id`, `purpose`, `at`)
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`role` text NOT NULL,
	`area` text NOT NULL,
	`note` text NOT NULL,
	`invited_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`used_by` text,
	`withdrawn_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wrapped` blob NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `role` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`area` text NOT NULL,
	`granted_by` text,
	`granted_at` text NOT NULL,
	`revoked_by` text,
	`revoked_at` text
);
--> statement-breakpoint
CREATE INDEX `role_user` ON `role` (`user_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`proved_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer DEFAULT true,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factor_user` ON `two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`phone_number` text,
	`phone_number_verified` integer,
	`two_factor_enabled` integer DEFAULT false,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_phone_number_unique` ON `user` (`phone_number`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `community` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`kind_because` text NOT NULL,
	`official_code` text,
	`office_lng` real,
	`office_lat` real,
	`office_address` text,
	`office_hours` text,
	`office_phone` text,
	`households` integer,
	`residents` integer,
	`elderly` integer,
	`children` integer,
	`non_registered` integer,
	`committee_members` integer,
	`committee_women` integer,
	`full_time_workers` integer,
	`social_workers` integer,
	`social_organisations` integer,
	`registered_volunteers` integer,
	`participants_this_year` integer,
	`indoor_square_meters` real,
	`outdoor_square_meters` real,
	`online_items_percent` real,
	`dwellings` integer,
	`property_managed_dwellings` integer,
	`household_workers` integer,
	`certified_household_workers` integer,
	`boundary` text,
	`west` real,
	`south` real,
	`east` real,
	`north` real,
	`boundary_source` text,
	`version` integer NOT NULL,
	`updated_at` text,
	`updated_by` text
);
--> statement-breakpoint
CREATE TABLE `completeness` (
	`community` text NOT NULL,
	`category` text NOT NULL,
	`signed_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`signed_by` text NOT NULL,
	PRIMARY KEY(`community`, `category`)
);
--> statement-breakpoint
CREATE TABLE `division` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`parent` text
);
--> statement-breakpoint
CREATE INDEX `division_parent` ON `division` (`parent`);--> statement-breakpoint
CREATE TABLE `evaluation` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`year` integer NOT NULL,
	`user_id` text,
	`scores` text NOT NULL,
	`remark` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evaluation_community` ON `evaluation` (`community`,`year`);--> statement-breakpoint
CREATE TABLE `street_hall` (
	`code` text PRIMARY KEY NOT NULL,
	`square_meters` real,
	`version` integer NOT NULL,
	`updated_at` text,
	`updated_by` text
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`area` text NOT NULL,
	`title_zh` text,
	`title_en` text,
	`body_zh` text,
	`body_en` text,
	`guide` text,
	`facility` text,
	`status` text NOT NULL,
	`publish_at` text,
	`expires_at` text,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_area` ON `notice` (`area`);--> statement-breakpoint
CREATE TABLE `on_site_session` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text,
	`categories` text NOT NULL,
	`lng` real NOT NULL,
	`lat` real NOT NULL,
	`place` text NOT NULL,
	`days` text NOT NULL,
	`opens` text NOT NULL,
	`closes` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`withdrawn_at` text,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `on_site_community` ON `on_site_session` (`community`);--> statement-breakpoint
CREATE TABLE `column_mapping` (
	`headers` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `facility` (
	`id` text PRIMARY KEY NOT NULL,
	`osm_id` text,
	`external_id` text,
	`name` text NOT NULL,
	`name_en` text,
	`categories` text NOT NULL,
	`lng` real NOT NULL,
	`lat` real NOT NULL,
	`entrances` text NOT NULL,
	`community` text,
	`address` text,
	`phone` text,
	`opening_hours` text,
	`floor_square_meters` real,
	`capacity` integer,
	`operator` text,
	`status` text NOT NULL,
	`closed_on` text,
	`merged_into` text,
	`source` text NOT NULL,
	`import_id` text,
	`verified_on` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facility_osm_id_unique` ON `facility` (`osm_id`);--> statement-breakpoint
CREATE INDEX `facility_community` ON `facility` (`community`);--> statement-breakpoint
CREATE INDEX `facility_external` ON `facility` (`external_id`);--> statement-breakpoint
CREATE INDEX `facility_by_import` ON `facility` (`import_id`);--> statement-breakpoint
CREATE INDEX `facility_position` ON `facility` (`lng`,`lat`);--> statement-breakpoint
CREATE TABLE `facility_import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`area` text NOT NULL,
	`region` text,
	`crs` text NOT NULL,
	`counts` text NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`undone_at` text,
	`undone_by` text
);
--> statement-breakpoint
CREATE TABLE `facility_version` (
	`facility` text NOT NULL,
	`version` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`import_id` text,
	`action` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `facility_version_of` ON `facility_version` (`facility`,`version`);--> statement-breakpoint
CREATE TABLE `osm_state` (
	`osm_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`facility` text NOT NULL,
	`community` text,
	`kind` text NOT NULL,
	`changes` text NOT NULL,
	`at` text NOT NULL,
	`decision` text,
	`decided_at` text,
	`decided_by` text
);
--> statement-breakpoint
CREATE INDEX `proposal_community` ON `proposal` (`community`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt_hash` text NOT NULL,
	`facility` text NOT NULL,
	`facility_name` text NOT NULL,
	`community` text,
	`kind` text NOT NULL,
	`lng` real,
	`lat` real,
	`note` text,
	`user_id` text,
	`at` text NOT NULL,
	`decision` text,
	`answer` text,
	`decided_at` text,
	`decided_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_receipt_hash_unique` ON `report` (`receipt_hash`);--> statement-breakpoint
CREATE INDEX `report_community` ON `report` (`community`);