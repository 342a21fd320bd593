-- Bookings of a resource that occupy it do not overlap, so of those that begin before the new end the last one also ends last.
CREATE TRIGGER booking_does_not_begin_over_another BEFORE INSERT ON booking WHEN NEW.state IN ('held', 'requested', 'confirmed', 'on-the-way', 'in-service')
AND (SELECT blocked_end_ms FROM booking WHERE resource = NEW.resource AND state IN ('held', 'requested', 'confirmed', 'on-the-way', 'in-service') AND id <> NEW.id AND blocked_start_ms < NEW.blocked_end_ms ORDER BY blocked_start_ms DESC LIMIT 1) > NEW.blocked_start_ms
BEGIN SELECT RAISE(ABORT, 'slot-taken: another booking occupies the resource'); END;
--> statement-breakpoint
-- Bookings of a resource that occupy it do not overlap, so of those that begin before the new end the last one also ends last.
CREATE TRIGGER booking_does_not_move_over_another BEFORE UPDATE OF state, resource, blocked_start_ms, blocked_end_ms ON booking WHEN NEW.state IN ('held', 'requested', 'confirmed', 'on-the-way', 'in-service')
AND (SELECT blocked_end_ms FROM booking WHERE resource = NEW.resource AND state IN ('held', 'requested', 'confirmed', 'on-the-way', 'in-service') AND id <> NEW.id AND blocked_start_ms < NEW.blocked_end_ms ORDER BY blocked_start_ms DESC LIMIT 1) > NEW.blocked_start_ms
BEGIN SELECT RAISE(ABORT, 'slot-taken: another booking occupies the resource'); END;
--> statement-breakpoint
CREATE TRIGGER booking_is_not_deleted BEFORE DELETE ON booking BEGIN SELECT RAISE(ABORT, 'bookings are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER booking_is_not_replaced BEFORE INSERT ON booking WHEN EXISTS (SELECT 1 FROM booking WHERE id = NEW.id OR code = NEW.code OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'bookings are never replaced'); END;
--> statement-breakpoint
CREATE TRIGGER booking_keeps_its_name BEFORE UPDATE ON booking WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.rowid <> OLD.rowid OR NEW.offering <> OLD.offering OR NEW.provider <> OLD.provider OR NEW.service_kind <> OLD.service_kind OR NEW.created_at_ms <> OLD.created_at_ms BEGIN SELECT RAISE(ABORT, 'what names a booking does not change'); END;
--> statement-breakpoint
CREATE TRIGGER booking_begins_with_its_event BEFORE INSERT ON booking WHEN NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM booking_event WHERE booking = NEW.id AND version = 1 AND from_state IS NULL AND to_state = NEW.state) BEGIN SELECT RAISE(ABORT, 'a booking begins with its event'); END;
--> statement-breakpoint
CREATE TRIGGER booking_changes_along_its_events BEFORE UPDATE OF state, version, resource, start_ms, end_ms, blocked_start_ms, blocked_end_ms ON booking WHEN NEW.version <> OLD.version + 1 OR NOT EXISTS (SELECT 1 FROM booking_event WHERE booking = NEW.id AND version = NEW.version AND from_state = OLD.state AND to_state = NEW.state) BEGIN SELECT RAISE(ABORT, 'a booking changes along its events'); END;
--> statement-breakpoint
CREATE TRIGGER booking_event_continues_its_booking BEFORE INSERT ON booking_event WHEN NEW.version <> 1 AND NOT EXISTS (SELECT 1 FROM booking WHERE id = NEW.booking AND version = NEW.version - 1 AND state = NEW.from_state) BEGIN SELECT RAISE(ABORT, 'an event continues its booking'); END;
--> statement-breakpoint
CREATE TRIGGER booking_event_begins_a_booking BEFORE INSERT ON booking_event WHEN NEW.version = 1 AND (NEW.from_state IS NOT NULL OR EXISTS (SELECT 1 FROM booking WHERE id = NEW.booking)) BEGIN SELECT RAISE(ABORT, 'an event begins a booking once'); END;
--> statement-breakpoint
CREATE TRIGGER booking_event_is_not_changed BEFORE UPDATE ON booking_event BEGIN SELECT RAISE(ABORT, 'events of bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_event_is_not_deleted BEFORE DELETE ON booking_event BEGIN SELECT RAISE(ABORT, 'events of bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_event_is_not_replaced BEFORE INSERT ON booking_event WHEN EXISTS (SELECT 1 FROM booking_event WHERE number = NEW.number OR (booking = NEW.booking AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'events of bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER provider_vetting_is_not_changed BEFORE UPDATE ON provider_vetting BEGIN SELECT RAISE(ABORT, 'vettings of providers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER provider_vetting_is_not_deleted BEFORE DELETE ON provider_vetting BEGIN SELECT RAISE(ABORT, 'vettings of providers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER provider_vetting_is_not_replaced BEFORE INSERT ON provider_vetting WHEN EXISTS (SELECT 1 FROM provider_vetting WHERE number = NEW.number OR (provider = NEW.provider AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'vettings of providers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_consent_is_not_changed BEFORE UPDATE ON booking_consent BEGIN SELECT RAISE(ABORT, 'consents to bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_consent_is_not_deleted BEFORE DELETE ON booking_consent BEGIN SELECT RAISE(ABORT, 'consents to bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER booking_consent_is_not_replaced BEFORE INSERT ON booking_consent WHEN EXISTS (SELECT 1 FROM booking_consent WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'consents to bookings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_entry_is_not_changed BEFORE UPDATE ON subsidy_entry BEGIN SELECT RAISE(ABORT, 'entries of subsidies are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_entry_is_not_deleted BEFORE DELETE ON subsidy_entry BEGIN SELECT RAISE(ABORT, 'entries of subsidies are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_entry_is_not_replaced BEFORE INSERT ON subsidy_entry WHEN EXISTS (SELECT 1 FROM subsidy_entry WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'entries of subsidies are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER follow_up_call_is_not_changed BEFORE UPDATE ON follow_up_call BEGIN SELECT RAISE(ABORT, 'calls after visits are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER follow_up_call_is_not_deleted BEFORE DELETE ON follow_up_call BEGIN SELECT RAISE(ABORT, 'calls after visits are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER follow_up_call_is_not_replaced BEFORE INSERT ON follow_up_call WHEN EXISTS (SELECT 1 FROM follow_up_call WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'calls after visits are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_event_is_not_changed BEFORE UPDATE ON complaint_event BEGIN SELECT RAISE(ABORT, 'events of complaints are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_event_is_not_deleted BEFORE DELETE ON complaint_event BEGIN SELECT RAISE(ABORT, 'events of complaints are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_event_is_not_replaced BEFORE INSERT ON complaint_event WHEN EXISTS (SELECT 1 FROM complaint_event WHERE number = NEW.number OR (complaint = NEW.complaint AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'events of complaints are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER provider_is_not_deleted BEFORE DELETE ON provider BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER provider_member_is_not_deleted BEFORE DELETE ON provider_member BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER resource_is_not_deleted BEFORE DELETE ON resource BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER certificate_is_not_deleted BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER absence_is_not_deleted BEFORE DELETE ON absence BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER offering_is_not_deleted BEFORE DELETE ON offering BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER offering_resource_is_not_deleted BEFORE DELETE ON offering_resource BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER suspension_is_not_deleted BEFORE DELETE ON suspension BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER booking_series_is_not_deleted BEFORE DELETE ON booking_series BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_grant_is_not_deleted BEFORE DELETE ON subsidy_grant BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER follow_up_is_not_deleted BEFORE DELETE ON follow_up BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER rating_is_not_deleted BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_is_not_deleted BEFORE DELETE ON complaint BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER calendar_feed_is_not_deleted BEFORE DELETE ON calendar_feed BEGIN SELECT RAISE(ABORT, 'what belongs to bookings is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_grant_is_not_changed BEFORE UPDATE OF id, area, service_kinds, minutes_per_month, from_month ON subsidy_grant BEGIN SELECT RAISE(ABORT, 'a grant is ended, never changed'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_entry_is_of_a_kind BEFORE INSERT ON subsidy_entry WHEN NEW.kind NOT IN ('debit', 'return') OR NEW.minutes <= 0 BEGIN SELECT RAISE(ABORT, 'an entry debits or returns minutes'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_is_not_overdrawn BEFORE INSERT ON subsidy_entry WHEN NEW.kind = 'debit' AND coalesce((SELECT sum(CASE kind WHEN 'debit' THEN minutes ELSE -minutes END) FROM subsidy_entry WHERE grant_id = NEW.grant_id AND month = NEW.month), 0) + NEW.minutes > (SELECT minutes_per_month FROM subsidy_grant WHERE id = NEW.grant_id) BEGIN SELECT RAISE(ABORT, 'subsidy-spent: the month has no such minutes left'); END;
--> statement-breakpoint
CREATE TRIGGER subsidy_is_returned_once BEFORE INSERT ON subsidy_entry WHEN NEW.kind = 'return' AND coalesce((SELECT sum(CASE kind WHEN 'debit' THEN minutes ELSE -minutes END) FROM subsidy_entry WHERE grant_id = NEW.grant_id AND month = NEW.month AND booking = NEW.booking), 0) < NEW.minutes BEGIN SELECT RAISE(ABORT, 'no more is returned than was taken'); END;
