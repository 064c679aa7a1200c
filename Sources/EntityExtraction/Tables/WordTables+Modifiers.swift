extension WordTables {
    /// Words after which the name of a country says what sort a thing is, and names no state.
    static let modified = """
        ดอลลาร์ ดอลล่าร์ เหรียญ ดอลลาร์_ ดอลลาร์ฯ ทีม ร้าน แอร์ โรค ไข้หวัด ดนตรี นาฏศิลป์ สมุนไพร แพทย์แผน เพลง หนัง ภาพยนตร์ วัฒนธรรม ประเพณี ผลไม้
        นักท่องเที่ยว ผู้ประกอบการ ผู้ส่งออก นักลงทุน เกษตรกร ประชาชน นักเรียน นักศึกษา สังคม ภาค ธุรกิจ อุตสาหกรรม ราชอาณาจักร ภาษา คน ชาว อาหาร มวย ผ้า ข้าว ชาติ เชื้อสาย สัญชาติ แรงงาน สินค้า เศรษฐกิจ ตลาด
        """
}

extension WordTables {
    /// Words after which an ambiguous short name is that of a body.
    static let cuesOfBodies = """
        รมว. รมช. รมต. ปลัด ปลัดกระทรวง รัฐมนตรีว่าการกระทรวง รัฐมนตรีว่าการ รัฐมนตรีช่วยว่าการ กระทรวง รองปลัด โฆษก อธิบดี เลขาธิการ จังหวัด จ.
        """
}

extension WordTables {
    /// Words with which the name of a body goes on after a space.
    static let bodyTails = "แห่ง แห่งประเทศ แห่งชาติ ในพระบรมราชูปถัมภ์ ในพระราชูปถัมภ์ ในพระบรมราชินูปถัมภ์ ประจำประเทศ ประจำภูมิภาค"

    /// Known names that are everyday words too: they count only where they stand alone.
    static let everyday = "เช็ก แพร่ เลย น่าน ตาก ตรัง ตราด ชาด มาลี โตโก เบนิน เปรู กานา ตองกา ซามัว"

    /// Words after which "ไทย" stands for the state, unless one of `slogans` follows.
    static let beforeThai = """
        ของ ใน กับ ระหว่าง และ โดย ให้ ว่า ที่ ซึ่ง คือ เยือน มา จาก สู่ ต่อ แก่ ทั้ง ดัน เป็น หนุน รัฐบาล ต่อยอด ประ ทำให้ กว่า ว่า ถึง เข้า ชวน
        """

    /// Words that make a slogan or another word of the "ไทย" before them.
    static let slogans =
        "คู่ฟ้า สร้างชาติ ชนะ มีงานทำ เศรษฐ์ คดี ช่วย แลนด์ เบฟ พีบีเอส รัฐ โพสต์ ซีเล็ค เที่ยวไทย นิยม เวียตเจ็ท แอร์ พาณิชย์ ออยล์"

    /// What the names of ministries begin with, behind the word for a ministry.
    static let ministryFields = """
        แรงงาน เกษตร สาธารณสุข การต่างประเทศ ต่างประเทศ กลาโหม พาณิชย์ อุตสาหกรรม ศึกษา การศึกษา วัฒนธรรม คมนาคม มหาดไทย ยุติธรรม การคลัง คลัง พลังงาน
        ดิจิทัล สื่อสาร ทรัพยากร สิ่งแวดล้อม วิทยาศาสตร์ การท่องเที่ยว ท่องเที่ยว กิจการ การพัฒนา พัฒนา การค้า โยธาธิการ ขนส่ง การขนส่ง สารสนเทศ การวางแผน
        เศรษฐกิจ ความมั่นคง ไอซีที อุดมศึกษา การอุดมศึกษา ป่าไม้ ประมง ที่ดิน การเงิน สุขภาพ โลจิสติกส์ โครงสร้าง สตรี เด็ก เยาวชน กีฬา การลงทุน น้ำ การเคหะ
        ไปรษณีย์ โทรคมนาคม ศาสนา ก่อสร้าง การก่อสร้าง อาหาร อว. พม. มท. ทส.
        """
}
