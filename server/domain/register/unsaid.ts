/** What an entry of the register says when nothing but its name, categories and place are known. */
export const unsaid = {
  nameEn: null,
  entrances: [],
  address: null,
  phone: null,
  openingHours: null,
  floorSquareMeters: null,
  capacity: null,
  operator: null,
};
