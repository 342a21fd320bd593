CREATE TRIGGER session_begins_use AFTER INSERT ON session BEGIN UPDATE user SET updated_at = NEW.updated_at WHERE id = NEW.user_id AND updated_at < NEW.updated_at; END;
--> statement-breakpoint
CREATE TRIGGER session_goes_on AFTER UPDATE OF updated_at ON session BEGIN UPDATE user SET updated_at = NEW.updated_at WHERE id = NEW.user_id AND updated_at < NEW.updated_at; END;
